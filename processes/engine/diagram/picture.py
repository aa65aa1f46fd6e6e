"""What the main plane of a diagram shows: shapes, lanes and flows with their places."""

from collections.abc import Iterator
from dataclasses import dataclass

from processes.domain.procedure import Name
from processes.engine.diagram.document import Document, parse_xml
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import Element, bpmn, bpmndi, dc, di, local_name
from processes.engine.diagram.nodes import DRAWN_NODES

EXTENSIONS_WITH_ENGLISH = ("english", "task", "step", "timer", "receive", "lane")


@dataclass(frozen=True)
class Bounds:
    """A rectangle in the units of the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Band:
    """A pool or a lane: a strip with its name at the left."""

    id: str
    name: Name
    bounds: Bounds
    pool: bool = False


@dataclass(frozen=True)
class Shape:
    """A node. ``kind`` is the BPMN element; ``event`` what an event waits for (``timer``, …) or empty;
    ``block`` whether it stands for a building block; ``dashed`` whether an event does not interrupt."""

    id: str
    kind: str
    name: Name
    bounds: Bounds
    label: Bounds | None = None
    event: str = ""
    block: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Edge:
    """A sequence flow with its way; ``default`` marks the way taken when no condition holds."""

    id: str
    source: str
    target: str
    name: Name
    points: tuple[tuple[float, float], ...]
    label: Bounds | None = None
    default: bool = False


@dataclass(frozen=True)
class Picture:
    """The drawing of one plane; ``bounds`` enclose everything."""

    name: Name
    bounds: Bounds
    bands: tuple[Band, ...]
    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


def picture(xml: bytes) -> Picture:
    """The picture of the main plane of a diagram, expanded or not.

    What is not drawn, or drawn without a size, is left out. Raises
    :class:`~processes.engine.diagram.errors.DiagramError` for a file that cannot be read.
    """
    document = parse_xml(xml)
    plane = _main_plane(document)
    bands, shapes, edges = list[Band](), list[Shape](), list[Edge]()
    for drawn in plane if plane is not None else ():
        element = document.ids.get(drawn.get("bpmnElement") or "")
        if element is None:
            continue
        if drawn.tag == bpmndi("BPMNEdge") and element.tag == bpmn("sequenceFlow"):
            edges += _edge(drawn, element, document)
        elif local_name(element) in ("participant", "lane"):
            bands += _band(drawn, element)
        elif local_name(element) in DRAWN_NODES:
            shapes += _shape(drawn, element)
    title = _title(document)
    return Picture(title, _around(bands, shapes, edges), tuple(bands), tuple(shapes), tuple(edges))


def _main_plane(document: Document) -> Element | None:
    """The plane of the process or of the collaboration it stands in; else the first."""
    process = document.process().get("id")
    wanted = {process, *(c.get("id") for c in document.root.iterchildren(bpmn("collaboration")))}
    planes = list(document.root.iter(bpmndi("BPMNPlane")))
    return next((p for p in planes if p.get("bpmnElement") in wanted), planes[0] if planes else None)


def _title(document: Document) -> Name:
    process = document.process()
    profile = extension(process, "profile")
    if profile is not None and profile.get("name"):
        return Name(str(profile.get("name")), profile.get("nameEn"))
    return _name(process)


def _name(element: Element) -> Name:
    for local in EXTENSIONS_WITH_ENGLISH:
        said = extension(element, local)
        english = said.get("name" if local == "english" else "nameEn") if said is not None else None
        if english:
            return Name(element.get("name") or "", english)
    return Name(element.get("name") or "")


def _bounds(drawn: Element | None) -> Bounds | None:
    box = drawn.find(dc("Bounds")) if drawn is not None else None
    if box is None:
        return None
    try:
        sides = [float(box.get(side) or "") for side in ("x", "y", "width", "height")]
    except ValueError:
        return None
    if not all(-1e5 < side < 1e5 for side in sides) or min(sides[2:]) < 0:
        return None
    return Bounds(*sides)


def _label(drawn: Element) -> Bounds | None:
    return _bounds(drawn.find(bpmndi("BPMNLabel")))


def _band(drawn: Element, element: Element) -> Iterator[Band]:
    bounds = _bounds(drawn)
    if bounds:
        yield Band(str(element.get("id")), _name(element), bounds, element.tag == bpmn("participant"))


def _shape(drawn: Element, element: Element) -> Iterator[Shape]:
    bounds = _bounds(drawn)
    if bounds is None:
        return
    definitions = [local_name(c) for c in element if local_name(c).endswith("EventDefinition")]
    yield Shape(
        id=str(element.get("id")),
        kind=local_name(element),
        name=_name(element),
        bounds=bounds,
        label=_label(drawn),
        event=definitions[0].removesuffix("EventDefinition") if definitions else "",
        block=element.tag == bpmn("callActivity") or extension(element, "expanded") is not None,
        dashed=element.get("cancelActivity") == "false",
    )


def _edge(drawn: Element, element: Element, document: Document) -> Iterator[Edge]:
    try:
        points = [
            (float(p.get("x") or ""), float(p.get("y") or "")) for p in drawn.iterchildren(di("waypoint"))
        ]
    except ValueError:
        return
    source = document.ids.get(element.get("sourceRef") or "")
    if len(points) < 2 or not all(-1e5 < n < 1e5 for point in points for n in point):
        return
    yield Edge(
        id=str(element.get("id")),
        source=str(element.get("sourceRef")),
        target=str(element.get("targetRef")),
        name=_name(element),
        points=tuple(points),
        label=_label(drawn),
        default=source is not None and source.get("default") == element.get("id"),
    )


def _around(bands: list[Band], shapes: list[Shape], edges: list[Edge]) -> Bounds:
    """The smallest rectangle around everything."""
    boxes = [band.bounds for band in bands] + [shape.bounds for shape in shapes]
    labels = [shape.label for shape in shapes] + [edge.label for edge in edges]
    boxes += [label for label in labels if label]
    boxes += [Bounds(x, y, 0, 0) for edge in edges for x, y in edge.points]
    if not boxes:
        return Bounds(0, 0, 0, 0)
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.x + b.width for b in boxes), max(b.y + b.height for b in boxes)
    return Bounds(left, top, right - left, bottom - top)
