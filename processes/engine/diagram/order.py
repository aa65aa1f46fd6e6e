"""The order in which a diagram is walked: along its flows, breadth first, into sub-processes."""

from collections import deque
from collections.abc import Iterator

from processes.engine.diagram.namespaces import Element, bpmn

CONTAINERS = (bpmn("process"), bpmn("subProcess"))


def nodes_in_order(container: Element) -> Iterator[Element]:
    """Every node that can be reached from the start events of ``container``, each once.

    A sub-process is followed by its own nodes; an event on the edge comes after what it stands on.
    """
    nodes = {str(child.get("id")): child for child in container if child.get("id")}
    queue = deque(str(child.get("id")) for child in container.iterchildren(bpmn("startEvent")))
    seen: set[str] = set()
    while queue:
        name = queue.popleft()
        if name in seen or name not in nodes:
            continue
        seen.add(name)
        yield nodes[name]
        if nodes[name].tag in CONTAINERS:
            yield from nodes_in_order(nodes[name])
        queue.extend(followers(container, name))


def followers(container: Element, node: str) -> list[str]:
    """What may come next: the targets of its flows, and the events on its edge."""
    flows = [f for f in container.iterchildren(bpmn("sequenceFlow")) if f.get("sourceRef") == node]
    edges = [e for e in container.iterchildren(bpmn("boundaryEvent")) if e.get("attachedToRef") == node]
    return [str(f.get("targetRef")) for f in flows] + [str(e.get("id")) for e in edges]
