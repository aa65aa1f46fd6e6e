"""Draws a picture as SVG for a page: classes only, the stylesheet decides colours (look, section 3).

Outlines carry the classes ``pool``, ``lane``, ``edge``, ``arrow`` and ``node``; a node also ``block``,
``end``, ``dashed``, and ``done`` or ``current``. Names carry ``label``, signs ``mark`` (``heavy`` in
gateways). Each node and flow is a group with its id as ``data-node``.
"""

from collections.abc import Collection, Mapping

from lxml import etree

from processes.engine.diagram.lettering import wrap
from processes.engine.diagram.namespaces import Element
from processes.engine.diagram.pen import add, letters, number, say, svg_root, way
from processes.engine.diagram.picture import Band, Bounds, Edge, Picture
from processes.engine.diagram.renaming import SEPARATOR
from processes.engine.diagram.svg_badges import NO_BADGES, Badge, draw_badges
from processes.engine.diagram.svg_shapes import SMALL, draw_shape, outside, sides

MARGIN = 12
TITLE = 30
NO_WORDS: Mapping[str, str] = {}


def draw_svg(
    picture: Picture,
    done: Collection[str] = (),
    current: Collection[str] = (),
    words: Mapping[str, str] = NO_WORDS,
    locale: str = "vi",
    prefix: str = "diagram",
    badges: Mapping[str, Badge] = NO_BADGES,
) -> str:
    """``picture`` as the text of an SVG element.

    ``done`` (nodes and flows) and ``current`` are ids of the expanded diagram; a sub-process is current while
    one of its nodes is. ``words`` come translated: ``done`` and ``current`` are told with a node,
    ``description`` describes the picture. ``prefix`` keeps ids apart where a page has several. ``badges``
    stand at the elements with those ids.
    """
    root = _root(picture.bounds, prefix)
    say(root, "title", picture.name.read(locale), id=f"{prefix}-title")
    say(root, "desc", words.get("description") or _told(picture, locale), id=f"{prefix}-desc")
    _arrows(root, prefix)
    for band in picture.bands:
        _band(root, band, band.name.read(locale))
    passed, here = with_holders(done), with_holders(current)
    for edge in sorted(picture.edges, key=lambda edge: edge.id in passed):
        _edge(root, edge, edge.name.read(locale), prefix, edge.id in passed)
    for shape in picture.shapes:
        state = "current" if shape.id in here else "done" if shape.id in passed else ""
        draw_shape(root, shape, shape.name.read(locale), state, words.get(state, ""))
    draw_badges(root, picture, badges, prefix)
    return etree.tostring(root, encoding="unicode")


def with_holders(nodes: Collection[str]) -> frozenset[str]:
    """``nodes`` and the sub-processes they stand in: ``a__b`` stands in ``a``."""
    found = set(nodes)
    for node in nodes:
        while SEPARATOR in node:
            node = node.rpartition(SEPARATOR)[0]
            found.add(node)
    return frozenset(found)


def _root(box: Bounds, prefix: str) -> Element:
    width, height = box.width + 2 * MARGIN, box.height + 2 * MARGIN
    view = (box.x - MARGIN, box.y - MARGIN, width, height)
    return svg_root(
        {
            "class": "diagram",
            "viewBox": " ".join(map(number, view)),
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{prefix}-title {prefix}-desc",
        }
    )


def _told(picture: Picture, locale: str) -> str:
    """The names of the nodes from left to right, for those who do not see the drawing."""
    shapes = sorted(picture.shapes, key=lambda shape: (shape.bounds.x, shape.bounds.y))
    return ", ".join(shape.name.read(locale) for shape in shapes if shape.name.vi)


def _arrows(root: Element, prefix: str) -> None:
    """The heads of flows, and of flows that were taken."""
    size = {"viewBox": "0 0 10 10", "markerWidth": "10", "markerHeight": "10", "refX": "9", "refY": "5"}
    definitions = add(root, "defs", {})
    for name, classes in (("arrow", "arrow"), ("arrow-done", "arrow done")):
        place = {"id": f"{prefix}-{name}", "markerUnits": "userSpaceOnUse", "orient": "auto"}
        add(add(definitions, "marker", {**place, **size}), "path", {"class": classes, "d": "M0 1 10 5 0 9z"})


def _band(root: Element, band: Band, text: str) -> None:
    box, kind = band.bounds, "pool" if band.pool else "lane"
    group = add(root, "g", {"data-node": band.id})
    add(group, "rect", {"class": kind, **sides(box)})
    if band.pool:
        add(
            group,
            "path",
            {"class": kind, "d": f"M{number(box.x + TITLE)} {number(box.y)}v{number(box.height)}"},
        )
    place = f"translate({number(box.x + TITLE / 2)} {number(box.middle[1])}) rotate(-90)"
    turned = add(group, "g", {"transform": place})
    lines = wrap(text, box.height - 8, SMALL, 2)
    letters(turned, lines, (0, -8 * (len(lines) - 1)))


def _edge(root: Element, edge: Edge, text: str, prefix: str, taken: bool) -> None:
    group = add(root, "g", {"data-node": edge.id})
    classes, head = ("edge done", "arrow-done") if taken else ("edge", "arrow")
    add(group, "path", {"class": classes, "d": way(edge.points), "marker-end": f"url(#{prefix}-{head})"})
    if edge.default:
        add(group, "path", {"class": classes, "d": _slash(edge)})
    if text:
        outside(group, text, edge.label or _beside(edge))


def _slash(edge: Edge) -> str:
    """The stroke across the beginning of a default flow."""
    (x1, y1), (x2, y2) = edge.points[:2]
    along = 10 if x2 + y2 > x1 + y1 else -10
    x, y = (x1 + along, y1) if y1 == y2 else (x1, y1 + along)
    return f"M{number(x - 4)} {number(y + 4)}L{number(x + 4)} {number(y - 4)}"


def _beside(edge: Edge) -> Bounds:
    """Above the middle of the first straight piece."""
    (x1, y1), (x2, y2) = edge.points[:2]
    return Bounds((x1 + x2) / 2 - 45, (y1 + y2) / 2 - 20, 90, 14)
