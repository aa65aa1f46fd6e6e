"""The diagram as one flat graph: sub-processes entered at their start, left at their ends."""

from collections.abc import Iterator

from processes.checks.subject import Subject
from processes.engine.diagram.namespaces import Element, bpmn, local_name
from processes.engine.diagram.nodes import FOREIGN_HOLDERS


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
    yield from ((event, None) for event in edges_of(subject, node))


def edges_of(subject: Subject, node: Element) -> list[Element]:
    """The events on the edge of ``node``."""
    found = subject.edges.get(str(node.get("id")), [])
    return [event for event in found if event.getparent() is node.getparent()]


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


def refused_with(node: Element) -> bool:
    """Whether ``node`` is, or stands in, a sub-process of a kind that is refused as a whole: by its nature no
    flow leads there."""
    return any(
        holder.get("triggeredByEvent") == "true" or local_name(holder) in FOREIGN_HOLDERS
        for holder in (node, *node.iterancestors(bpmn("subProcess"), *map(bpmn, FOREIGN_HOLDERS)))
    )


def reached_from(subject: Subject, *names: str) -> set[str]:
    """The nodes to which a way leads from one of ``names`` on the same level, themselves included."""
    pending, seen = list(names), set[str]()
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += _followers(subject, name)
    return seen


def runs_beside(event: Element) -> bool:
    """Whether an event on an edge lets its task go on."""
    return event.get("cancelActivity") == "false"


def beside(subject: Subject) -> frozenset[str]:
    """The nodes to which ways lead only past events that let their task go on: a run that only watches.

    An end among them ends that watch, not the process.
    """
    return frozenset().union(*(_beside(subject, container) for container in subject.containers()))


def _beside(subject: Subject, container: Element) -> set[str]:
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
            pending += _followers(subject, name)
    return reached_from(subject, *apart) - main


def _followers(subject: Subject, name: str) -> list[str]:
    """What may come next: the targets of a node's flows, and the events on its edge."""
    flows = subject.outgoing.get(name, [])
    return [
        *(str(f.get("targetRef")) for f in flows),
        *(str(e.get("id")) for e in subject.edges.get(name, [])),
    ]
