"""The small signs inside shapes: a person, a gear, a clock, an envelope, what a gateway decides."""

from processes.engine.diagram.namespaces import Element
from processes.engine.diagram.pen import add, number
from processes.engine.diagram.picture import Bounds, Shape

PERSON = "M5 9a4 4 0 1 1 8 0 4 4 0 1 1-8 0zM1 20c0-4 2-7 5-7.5M17 20c0-4-2-7-5-7.5M1 20h16M5 20v-3M13 20v-3"
GEAR = (
    "M9 6a4 4 0 1 0 .01 0zM9 2v3M9 15v3M1 10h3M14 10h3M3.3 4.3l2.2 2.2M12.5 13.5l2.2 2.2"
    "M3.3 15.7l2.2-2.2M12.5 6.5l2.2-2.2"
)
PLUS = "M0 0h14v14H0zM7 3v8M3 7h8"
TABLE = "M0 3h18v14H0zM0 7h18M6 7v10"
CLOCK = "M9 0a9 9 0 1 0 .01 0zM9 3v6l4 2"
ENVELOPE = "M1 3h16v12H1zM1 3l8 7 8-7"
BOLT = "M2 16 6 4l5 8 5-10-3 14-6-7z"
CROSS = "M0 0l16 16M16 0 0 16"
UPRIGHT = "M9 0v18M0 9h18"
RING = "M9 1a8 8 0 1 0 .01 0z"
IN_TASKS = {"userTask": PERSON, "serviceTask": GEAR, "businessRuleTask": TABLE}
IN_GATEWAYS = {
    "exclusiveGateway": (CROSS, 16),
    "parallelGateway": (UPRIGHT, 18),
    "inclusiveGateway": (RING, 18),
    "eventBasedGateway": (RING, 18),
}
IN_EVENTS = {"timer": CLOCK, "message": ENVELOPE, "error": BOLT, "escalation": BOLT, "terminate": RING}


def draw_marks(group: Element, shape: Shape) -> None:
    """Add the signs that tell what kind of node ``shape`` is."""
    box = shape.bounds
    if shape.kind in IN_TASKS:
        _sign(group, IN_TASKS[shape.kind], box.x + 7, box.y + 6)
    elif shape.kind in IN_GATEWAYS:
        path, size = IN_GATEWAYS[shape.kind]
        _sign(group, path, *_centred(box, size), heavy=True)
    elif shape.kind in ("subProcess", "callActivity"):
        _sign(group, PLUS, box.middle[0] - 7, box.y + box.height - 18)
    elif shape.event in IN_EVENTS:
        _sign(group, IN_EVENTS[shape.event], *_centred(box, 18))


def _centred(box: Bounds, size: float) -> tuple[float, float]:
    return box.middle[0] - size / 2, box.middle[1] - size / 2


def _sign(group: Element, path: str, x: float, y: float, *, heavy: bool = False) -> None:
    place = f"translate({number(x)} {number(y)})"
    add(group, "path", {"class": "mark heavy" if heavy else "mark", "transform": place, "d": path})
