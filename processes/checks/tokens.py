"""A run played through as tokens on flows, conditions left aside: where it stands still, what runs twice.

Only the processes and sub-processes in which something runs at the same time are played, and only as long as
the ways to stand in them are few.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from processes.checks.graph import beside, edges_of, reached_from, runs_beside
from processes.checks.subject import Subject
from processes.engine.diagram.namespaces import Element, bpmn, local_name
from processes.engine.diagram.nodes import DRAWN_NODES

Standing = frozenset[str]
"""The flows on which a token stands; never two on one."""
MOST = 60_000
"""Tokens that are moved in one process; what lies beyond is not seen."""
CHOOSING = ("exclusiveGateway", "eventBasedGateway")


@dataclass(frozen=True)
class Step:
    """What a node can do: take the tokens ``taken``, put the tokens ``put``."""

    node: str
    taken: Standing
    put: Standing


@dataclass(frozen=True)
class Played:
    """Joins at which a run stands still, and flows on which a second token meets the first, by the node that
    puts it there."""

    waiting: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()


def played(subject: Subject) -> Played:
    """What comes out in all processes of a diagram."""
    forked = filter(_has_forks, subject.containers())
    found = [_play(*net) for container in forked for net in _nets(subject, container)]
    waiting = frozenset(name for each in found for name in each.waiting)
    return Played(waiting, frozenset(name for each in found for name in each.twice))


def _has_forks(container: Element) -> bool:
    """Inclusive gateways stand alone by a rule of their own and wait for what may still come."""
    if container.find(bpmn("inclusiveGateway")) is not None:
        return False
    watching = any(runs_beside(event) for event in container.iterchildren(bpmn("boundaryEvent")))
    return watching or container.find(bpmn("parallelGateway")) is not None


def _nets(subject: Subject, container: Element) -> Iterator[tuple[list[Step], list[Standing]]]:
    """The steps and first tokens of what runs from the start, and of each run that only watches it."""
    apart = subject.once(beside)
    nodes = [node for node in container.iterchildren(*map(bpmn, DRAWN_NODES)) if node.get("id")]
    steps = [step for node in nodes if node.get("id") not in apart for step in _steps(subject, node)]
    yield steps, [step.put for step in steps if not step.taken]
    for event in nodes:
        if local_name(event) == "boundaryEvent" and runs_beside(event):
            names = reached_from(subject, str(event.get("id"))) & apart
            inner = {str(f.get("id")) for name in names for f in subject.incoming.get(name, ())}
            watch = [step for node in nodes if node.get("id") in names for step in _steps(subject, node)]
            first = {str(flow.get("id")) for flow in subject.outgoing.get(str(event.get("id")), ())}
            yield [Step(s.node, s.taken, s.put & inner) for s in watch], [frozenset(first & inner)]


def _play(steps: list[Step], pending: list[Standing]) -> Played:
    steps, pending = _shortened(steps, pending)
    by_flow: dict[str, list[Step]] = {}
    for step in steps:
        for flow in step.taken:
            by_flow.setdefault(flow, []).append(step)
    seen, waiting, twice = set[Standing](), set[str](), set[str]()
    moved = 0
    while pending and moved < MOST:
        now = pending.pop()
        if now in seen:
            continue
        seen.add(now)
        possible = {step for flow in now for step in by_flow.get(flow, ()) if step.taken <= now}
        moved += (1 + len(possible)) * len(now)
        for step in possible:
            left = now - step.taken
            if left & step.put:
                twice.add(step.node)
            else:
                pending.append(left | step.put)
        if now and not possible:
            waiting |= {step.node for flow in now for step in by_flow.get(flow, ())}
    return Played(frozenset(waiting), frozenset(twice))


def _shortened(steps: list[Step], first: list[Standing]) -> tuple[list[Step], list[Standing]]:
    """The same with all flows between nodes that only pass a token on made one."""
    ways: dict[str, list[Step]] = {}
    for step in steps:
        ways.setdefault(step.node, []).append(step)
    passing = {s.node: s for s in steps if len(ways[s.node]) == 1 and len(s.taken) == 1 and len(s.put) == 1}
    further = {min(step.taken): min(step.put) for step in passing.values()}

    def end_of(flow: str) -> str:
        seen = {flow}
        while flow in further and further[flow] not in seen:
            flow = further[flow]
            seen.add(flow)
        return flow

    def moved(flows: Standing) -> Standing:
        return frozenset(map(end_of, flows))

    left = [Step(s.node, moved(s.taken), moved(s.put)) for s in steps if s.node not in passing]
    return left, [moved(flows) for flows in first]


def _steps(subject: Subject, node: Element) -> Iterator[Step]:
    """What a node can do; the start takes nothing, an end puts nothing."""
    name = str(node.get("id"))
    into = [str(flow.get("id")) for flow in subject.incoming.get(name, [])]
    out = [str(flow.get("id")) for flow in subject.outgoing.get(name, [])]
    if local_name(node) == "boundaryEvent" or (not into and local_name(node) != "startEvent"):
        return
    together = local_name(node) == "parallelGateway"
    sources = [frozenset(into)] if together else [frozenset({flow}) for flow in into] or [frozenset()]
    choices = [frozenset({flow}) for flow in out] if local_name(node) in CHOOSING else [frozenset(out)]
    for taken in sources:
        for put in (*choices, *_past_edges(subject, node, frozenset(out))):
            yield Step(name, taken, put)


def _past_edges(subject: Subject, node: Element, out: Standing) -> Iterator[Standing]:
    """Where the events on the edge of a task lead: away from it, or on beside it, one or several."""
    watching = []
    for event in edges_of(subject, node):
        if runs_beside(event):
            watching.append(_back(subject, event))
        else:
            yield frozenset(str(f.get("id")) for f in subject.outgoing.get(str(event.get("id")), []))
    for number in range(1, min(len(watching), 3) + 1):
        for some in combinations(watching, number):
            yield out.union(*some)


def _back(subject: Subject, event: Element) -> Standing:
    """The flows on which what an event lets run beside its task comes back among the others. What only
    watches may run as often as it likes."""
    apart = subject.once(beside)
    names = reached_from(subject, str(event.get("id"))) & apart
    flows = [flow for name in names for flow in subject.outgoing.get(name, [])]
    return frozenset(str(flow.get("id")) for flow in flows if flow.get("targetRef") not in apart)
