"""Badges on a drawing: how many errors or warnings an element has (look, section 3: designer)."""

from collections.abc import Mapping
from dataclasses import dataclass

from processes.engine.diagram.namespaces import Element
from processes.engine.diagram.pen import add, letters, say
from processes.engine.diagram.picture import Picture

SIZE = 18
ERROR = "error"


@dataclass(frozen=True)
class Badge:
    """What stands at the corner of an element. ``kind`` is error, warning or hint; ``told`` says it in words,
    in the reader's language."""

    kind: str
    count: int
    told: str = ""


NO_BADGES: Mapping[str, Badge] = {}


def draw_badges(root: Element, picture: Picture, badges: Mapping[str, Badge], prefix: str) -> None:
    """Add a group for each of ``badges`` whose element is drawn; its id is ``prefix``, ``-at-`` and the
    element's, so that a list can lead to it."""
    for id_, (x, y) in _corners(picture).items():
        if id_ in badges:
            _badge(root, badges[id_], (x, y), f"{prefix}-at-{id_}")


def _badge(root: Element, badge: Badge, at: tuple[float, float], id_: str) -> None:
    """Errors are rounded squares, everything else discs."""
    group = add(root, "g", {"class": f"badge badge--{badge.kind}", "id": id_})
    if badge.told:
        say(group, "title", badge.told)
    x, y = at
    if badge.kind == ERROR:
        box = {"x": x - SIZE / 2, "y": y - SIZE / 2, "width": SIZE, "height": SIZE, "rx": 4}
        add(group, "rect", {"class": "badge__box", **box})
    else:
        add(group, "circle", {"class": "badge__box", "cx": x, "cy": y, "r": SIZE / 2})
    letters(group, (str(badge.count),), at)


def _corners(picture: Picture) -> dict[str, tuple[float, float]]:
    """Where a badge stands: the upper right corner of a node, the middle of a flow, the head of a band."""
    found = {band.id: (band.bounds.x + SIZE, band.bounds.y + SIZE) for band in picture.bands}
    for edge in picture.edges:
        (x1, y1), (x2, y2) = edge.points[(len(edge.points) - 1) // 2 :][:2]
        found[edge.id] = ((x1 + x2) / 2, (y1 + y2) / 2)
    for shape in picture.shapes:
        found[shape.id] = (shape.bounds.x + shape.bounds.width, shape.bounds.y)
    return found
