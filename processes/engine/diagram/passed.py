"""The way a dossier took through the drawing: gateways, events and flows between the nodes it visited."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from processes.engine.diagram.nodes import ACTIVITIES
from processes.engine.diagram.picture import Edge, Picture
from processes.engine.diagram.renaming import SEPARATOR


def way_taken(picture: Picture, visited: Sequence[str], ended: bool = False) -> frozenset[str]:
    """Ids of the gateways, events and flows on the way of ``visited``.

    ``visited`` are nodes of the expanded diagram in the order they were done, then those being worked on.
    A node is joined to the latest one before it from which flows lead here past no other task. Once the run
    ``ended``, the only end event that can be reached from the last node counts too.
    """
    shapes = {shape.id: shape.kind for shape in picture.shapes}
    steps = list[str]()
    for node in (_drawn(node, shapes) for node in visited):
        if node and node not in steps[-1:]:
            steps.append(node)
    found = set[str]()
    for number, node in enumerate(steps):
        ways = (_way(picture, before, node, shapes) for before in reversed(steps[:number]))
        found.update(_ids(next((way for way in ways if way), [])))
    if ended and steps:
        found.update(_last(picture, steps[-1], shapes))
    return frozenset(found)


def _drawn(node: str, shapes: dict[str, str]) -> str:
    """The shape a node stands in: ``a__b`` stands in ``a``."""
    while node not in shapes and SEPARATOR in node:
        node = node.rpartition(SEPARATOR)[0]
    return node if node in shapes else ""


def _way(picture: Picture, source: str, target: str, shapes: dict[str, str]) -> list[Edge]:
    return next((way for way in _ways(picture, source, shapes) if way[-1].target == target), [])


def _ways(picture: Picture, source: str, shapes: dict[str, str]) -> Iterator[list[Edge]]:
    """The shortest ways from a node to all that can be reached past no task, shortest first."""
    waiting, known = [[edge] for edge in picture.edges if edge.source == source], set[str]()
    while waiting:
        way = waiting.pop(0)
        here = way[-1].target
        if here in known:
            continue
        known.add(here)
        yield way
        if shapes.get(here) not in ACTIVITIES:
            waiting += [[*way, edge] for edge in picture.edges if edge.source == here]


def _ids(way: Sequence[Edge]) -> Iterator[str]:
    yield from (edge.id for edge in way)
    yield from (before.target for before, _ in pairwise(way))


def _last(picture: Picture, node: str, shapes: dict[str, str]) -> set[str]:
    ends = [way for way in _ways(picture, node, shapes) if shapes.get(way[-1].target) == "endEvent"]
    return {*_ids(ends[0]), ends[0][-1].target} if len(ends) == 1 else set()
