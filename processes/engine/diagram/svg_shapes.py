"""Draws the nodes of a picture: tasks, gateways and events with their names."""

from processes.engine.diagram.lettering import wrap
from processes.engine.diagram.marks import IN_TASKS, draw_marks
from processes.engine.diagram.namespaces import Element
from processes.engine.diagram.nodes import ACTIVITIES, FOREIGN_HOLDERS, FOREIGN_TASKS, GATEWAYS
from processes.engine.diagram.pen import LINE, add, letters, number, say
from processes.engine.diagram.picture import Bounds, Shape

SIZE, SMALL = 13, 12
"""Sizes of letters inside and outside shapes, in pixels (look, section 3)."""
RADIUS = 10


def draw_shape(root: Element, shape: Shape, text: str, state: str, told: str) -> None:
    """Add a node; ``state`` is ``done``, ``current`` or empty, ``told`` the words for it."""
    look = look_of(shape)
    group = add(root, "g", {"data-node": shape.id})
    classes = _classes(shape, state)
    said = text or shape.id
    say(group, "title", f"{said} ({told})" if told else said)
    if look == "task":
        _task(group, shape, text, classes)
    elif look == "gateway":
        add(group, "path", {"class": classes, "d": _diamond(shape.bounds)})
    else:
        _event(group, shape, classes)
    draw_marks(group, shape)
    if look != "task" and text:
        outside(group, text, shape.label or _below(shape.bounds))


def look_of(shape: Shape) -> str:
    """``task``, ``gateway`` or ``event``."""
    if shape.kind in (*ACTIVITIES, *FOREIGN_TASKS, *FOREIGN_HOLDERS):
        return "task"
    return "gateway" if shape.kind in (*GATEWAYS, "complexGateway") else "event"


def sides(box: Bounds) -> dict[str, float]:
    """A rectangle as SVG's attributes."""
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def outside(group: Element, text: str, box: Bounds) -> None:
    """Add a name beside what it belongs to, in the place the designer gave it."""
    lines = wrap(text, max(box.width, 48) + 4, SMALL, 3)
    letters(group, lines, (box.middle[0], box.y + 7))


def _task(group: Element, shape: Shape, text: str, classes: str) -> None:
    box = shape.bounds
    add(
        group,
        "rect",
        {"class": classes, "x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": RADIUS},
    )
    lines = wrap(text, box.width - 8, SIZE, 3)
    middle = box.middle[1] + (_room_for_signs(shape) if len(lines) > 1 else 0)
    letters(group, lines, (box.middle[0], middle - (len(lines) - 1) * LINE / 2))


def _room_for_signs(shape: Shape) -> int:
    """How far two lines move away from the sign above or below them."""
    return 7 if shape.kind in IN_TASKS else -7


def _event(group: Element, shape: Shape, classes: str) -> None:
    """One ring at the ends, two in between."""
    (x, y), radius = shape.bounds.middle, shape.bounds.width / 2
    for ring in [radius] if shape.kind in ("startEvent", "endEvent") else [radius, radius - 3]:
        add(group, "circle", {"class": classes, "cx": x, "cy": y, "r": ring})


def _classes(shape: Shape, state: str) -> str:
    known = {
        "block": shape.block,
        "end": shape.kind == "endEvent",
        "dashed": shape.dashed,
        state: bool(state),
    }
    return " ".join(["node", *(name for name, holds in known.items() if holds)])


def _diamond(box: Bounds) -> str:
    x, y = box.middle
    top, bottom = number(box.y), number(box.y + box.height)
    left, right = number(box.x), number(box.x + box.width)
    return f"M{number(x)} {top}L{right} {number(y)}L{number(x)} {bottom}L{left} {number(y)}z"


def _below(box: Bounds) -> Bounds:
    return Bounds(box.middle[0] - 45, box.y + box.height + 4, 90, LINE)
