"""The order in which a diagram is walked: along its flows, each node after all that lead to it."""

from collections.abc import Iterator

from processes.engine.diagram.namespaces import Element, bpmn

CONTAINERS = (bpmn("process"), bpmn("subProcess"))


def nodes_in_order(container: Element) -> Iterator[Element]:
    """Every node that can be reached from the start events of ``container``, each once.

    A node comes after every node that leads to it, ways that turn back left out; so what a shorter way
    reaches early still stands behind the longer one. A sub-process is followed by its own nodes.
    """
    nodes = {str(child.get("id")): child for child in container if child.get("id")}
    for name in _walked(container, nodes):
        yield nodes[name]
        if nodes[name].tag in CONTAINERS:
            yield from nodes_in_order(nodes[name])


def _walked(container: Element, nodes: dict[str, Element]) -> list[str]:
    """The ids in order: the nodes in the order of leaving them, turned around."""
    ways = onward(container)
    left: list[str] = []
    seen: set[str] = set()
    stack = [(str(start.get("id")), False) for start in container.iterchildren(bpmn("startEvent"))]
    while stack:
        name, leaving = stack.pop()
        if leaving:
            left.append(name)
        elif name in nodes and name not in seen:
            seen.add(name)
            stack.append((name, True))
            stack += [(follower, False) for follower in ways.get(name, ())]
    return left[::-1]


def onward(container: Element) -> dict[str, list[str]]:
    """What may come next by the id of each node: the targets of its flows, and the events on its edge."""
    found: dict[str, list[str]] = {}
    for flow in container.iterchildren(bpmn("sequenceFlow")):
        found.setdefault(str(flow.get("sourceRef")), []).append(str(flow.get("targetRef")))
    for event in container.iterchildren(bpmn("boundaryEvent")):
        found.setdefault(str(event.get("attachedToRef")), []).append(str(event.get("id")))
    return found
