"""What each element of a drawing says, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from processes.engine.diagram.document import Document
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.lanes import lane_elements
from processes.engine.diagram.namespaces import Element, bpmn, bpmndi, dc, local_name
from processes.engine.diagram.nodes import FLOW_NODES
from processes.engine.difference.flatten import labelled, said_in

COMPARED = frozenset((*FLOW_NODES, "sequenceFlow", "lane", "textAnnotation", "task", "callActivity"))
LEFT_OUT = frozenset({"id"})
NOT_FIELDS = frozenset(
    ("incoming", "outgoing", "extensionElements", "laneSet", "flowNodeRef", "childLaneSet", *COMPARED)
)
"""Children that say nothing of their own, or are compared as elements themselves."""


@dataclass(frozen=True)
class Piece:
    """An element of a drawing; ``place`` is where its shape stands."""

    id: str
    sort: str
    name: str
    fields: dict[str, str]
    place: tuple[float, ...] | None = None

    @property
    def likeness(self) -> tuple[str, str, str, str]:
        """By this it is found again under another id."""
        ends = (self.fields.get("sourceRef", ""), self.fields.get("targetRef", ""))
        return (self.sort, self.name, *ends)


def pieces(document: Document) -> dict[str, Piece]:
    """Every element of the executable process by its id."""
    process = document.process()
    lanes = {node: str(lane.get("name") or lane.get("id")) for node, lane in lane_elements(process).items()}
    places = _places(document)
    references = {str(e.get("id")): str(e.get("name") or e.get("id")) for e in document.root if e.get("id")}
    found = {}
    for element in process.iter(*map(bpmn, COMPARED)):
        id_ = element.get("id")
        if id_:
            fields = dict(_fields(element, lanes, references))
            found[id_] = Piece(id_, local_name(element), element.get("name") or "", fields, places.get(id_))
    return found


def _fields(element: Element, lanes: dict[str, str], references: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "sort", local_name(element)
    for attribute, value in element.attrib.items():
        name = str(attribute).rpartition("}")[2]
        if name not in LEFT_OUT:
            yield name, str(value)
    if element.get("id") in lanes:
        yield "lane", lanes[str(element.get("id"))]
    holder = element.getparent()
    if holder is not None and holder.tag == bpmn("subProcess"):
        yield "subProcess", str(holder.get("name") or holder.get("id"))
    children = [c for c in element if isinstance(c.tag, str) and local_name(c) not in NOT_FIELDS]
    for label, child in labelled(children):
        for path, text in said_in(child, f"{local_name(child)}.", LEFT_OUT):
            yield path, references.get(text, text) if path.endswith("Ref") else text
        if not len(child) and not child.attrib and not child.text:
            yield label, "true"
    for label, said in labelled(extensions(element)):
        yield from said_in(said, f"{label}.")


def _places(document: Document) -> dict[str, tuple[float, ...]]:
    """The bounds of every shape that is drawn."""
    found = {}
    for shape in document.root.iter(bpmndi("BPMNShape")):
        box = shape.find(dc("Bounds"))
        if box is not None:
            try:
                found[str(shape.get("bpmnElement"))] = tuple(
                    float(box.get(side) or 0) for side in ("x", "y", "width", "height")
                )
            except ValueError:
                continue
    return found
