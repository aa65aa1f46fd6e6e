"""The diagram as one flat graph: sub-processes entered at their start, left at their ends."""

from collections.abc import Iterator

from processes.checks.subject import Subject
from processes.engine.diagram.namespaces import Element, bpmn, local_name
from processes.engine.diagram.nodes import CONTAINERS
from processes.engine.diagram.order import followers


def start_of(container: Element) -> Element | None:
    """The start event of a process or sub-process."""
    return container.find(bpmn("startEvent"))


def holder_of(node: Element) -> Element | None:
    """The sub-process that ``node`` stands in; None at the top."""
    parent = node.getparent()
    return parent if parent is not None and local_name(parent) == "subProcess" else None


def ways_on(subject: Subject, node: Element) -> Iterator[tuple[Element, Element | None]]:
    """What may come next, each with the flow that leads there (None where no flow is drawn)."""
    if local_name(node) == "subProcess":
        start = start_of(node)
        if start is not None:
            yield start, None
    elif local_name(node) == "endEvent":
        holder = holder_of(node)
        if holder is not None:
            yield from _flows(subject, holder)
    else:
        yield from _flows(subject, node)
    yield from ((event, None) for event in edges_of(node))


def edges_of(node: Element) -> Iterator[Element]:
    """The events on the edge of ``node``."""
    parent = node.getparent()
    if parent is None or local_name(parent) not in CONTAINERS:
        return
    for event in parent.iterchildren(bpmn("boundaryEvent")):
        if event.get("attachedToRef") == node.get("id"):
            yield event


def _flows(subject: Subject, node: Element) -> Iterator[tuple[Element, Element | None]]:
    for flow in subject.outgoing.get(str(node.get("id")), []):
        target = subject.node(str(flow.get("targetRef")))
        if target is not None:
            yield target, flow


def holders_of(node: Element) -> Iterator[Element]:
    """The sub-processes around ``node``, the nearest first."""
    holder = holder_of(node)
    while holder is not None:
        yield holder
        holder = holder_of(holder)


def reached_from(container: Element, *names: str) -> set[str]:
    """The nodes of a container to which a way leads from one of ``names``, themselves included."""
    pending, seen = list(names), set[str]()
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += followers(container, name)
    return seen


def runs_beside(event: Element) -> bool:
    """Whether an event on an edge lets its task go on."""
    return event.get("cancelActivity") == "false"


def beside(subject: Subject) -> frozenset[str]:
    """The nodes to which ways lead only past events that let their task go on: a run that only watches.

    An end among them ends that watch, not the process.
    """
    return frozenset().union(*map(_beside, subject.containers()))


def _beside(container: Element) -> set[str]:
    watching = [e for e in container.iterchildren(bpmn("boundaryEvent")) if runs_beside(e)]
    if not watching:
        return set()
    apart = {str(event.get("id")) for event in watching}
    pending = [str(start.get("id")) for start in container.iterchildren(bpmn("startEvent"))]
    main = set[str]()
    while pending:
        name = pending.pop()
        if name not in main and name not in apart:
            main.add(name)
            pending += followers(container, name)
    return reached_from(container, *apart) - main
