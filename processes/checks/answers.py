"""Which forms have been answered when a run comes to a node."""

from collections.abc import Iterator
from dataclasses import dataclass

from processes.checks.graph import beside, edges_of, runs_beside, start_of, ways_on
from processes.checks.subject import Subject
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import Element, bpmn, local_name, ours

Forms = frozenset[str]
FORKS = ("parallelGateway", "inclusiveGateway")
MOST_ROUNDS = 100


@dataclass(frozen=True)
class Answered:
    """Forms answered before a node: on every way to it (``surely``), and on some way or beside it
    (``perhaps``)."""

    surely: Forms = frozenset()
    perhaps: Forms = frozenset()


def at_the_start(subject: Subject) -> Forms:
    """The forms that are filled in before a run begins: the application, or that of a case action."""
    profile, side = extension(subject.process, "profile"), extension(subject.process, "side")
    sections = [] if profile is None else profile.iterchildren(ours("section"))
    names = [section.get("form") for section in sections]
    return frozenset(name for name in (*names, side.get("form") if side is not None else None) if name)


def answered(subject: Subject) -> dict[str, Answered]:
    """What has been answered by the id of each node that can be reached."""
    ways = dict(_ways(subject))
    surely, perhaps = _followed(subject, ways, sure=True), _followed(subject, ways, sure=False)
    for fork in ways:
        for branch, others in _beside_each_other(_branches(subject, ways, fork)):
            for node in branch:
                perhaps[node] = perhaps[node].union(*(_forms_of(other) for other in others))
    return {str(node.get("id")): Answered(surely[node], perhaps[node]) for node in ways}


def _ways(subject: Subject) -> Iterator[tuple[Element, list[Element]]]:
    """Each node that can be reached with what may come next."""
    start = start_of(subject.process)
    pending, seen = [] if start is None else [start], set[Element]()
    while pending:
        node = pending.pop()
        if node in seen:
            continue
        seen.add(node)
        ends_watch = local_name(node) == "endEvent" and node.get("id") in subject.once(beside)
        onward = [] if ends_watch else [target for target, _ in ways_on(subject, node)]
        yield node, onward
        pending += onward


def _followed(subject: Subject, ways: dict[Element, list[Element]], *, sure: bool) -> dict[Element, Forms]:
    """The forms before each node, met on every way in (``sure``) or on any."""
    before: dict[Element, Forms] = {}
    into: dict[Element, list[Element]] = {}
    for node, onward in ways.items():
        for target in onward:
            into.setdefault(target, []).append(node)
    first = at_the_start(subject)
    for _ in range(MOST_ROUNDS):
        changed = False
        for node in ways:
            given = [_after(one, before[one], node, sure) for one in into.get(node, ()) if one in before]
            found = _met(node, given, sure) if given else first
            changed |= before.get(node) != found
            before[node] = found
        if not changed:
            break
    return before


def _met(node: Element, given: list[Forms], sure: bool) -> Forms:
    """A parallel join waits for all its branches, so that all they answered is there."""
    every = sure and local_name(node) != "parallelGateway"
    return frozenset.intersection(*given) if every else frozenset().union(*given)


def _after(node: Element, before: Forms, target: Element, sure: bool) -> Forms:
    """An event on the edge leaves a task before it is done, a sub-process in the midst of it."""
    if target.get("attachedToRef") is None or target.get("attachedToRef") != node.get("id"):
        return before | _forms_of(node)
    return (
        before
        if sure
        else before.union(*(_forms_of(task) for task in node.iter(bpmn("userTask")) if task is not node))
    )


def _forms_of(node: Element) -> Forms:
    said = extension(node, "task") if local_name(node) == "userTask" else None
    return frozenset({str(said.get("form"))}) if said is not None and said.get("form") else frozenset()


def _branches(subject: Subject, ways: dict[Element, list[Element]], fork: Element) -> list[set[Element]]:
    """What is reached on each part of the run that goes on from a node; nothing where only one does."""
    beside = [event for event in edges_of(subject, fork) if runs_beside(event)]
    if beside:
        onward = [target for target in ways[fork] if target not in beside]
        return [
            {fork} | _reached(ways, onward),
            *(_reached(ways, [event]) for event in beside if event in ways),
        ]
    forks = local_name(fork) in FORKS and len(subject.outgoing.get(str(fork.get("id")), ())) > 1
    return [_reached(ways, [target]) for target in ways[fork]] if forks else []


def _beside_each_other(branches: list[set[Element]]) -> Iterator[tuple[set[Element], set[Element]]]:
    """Each branch with what may happen meanwhile: the others, all as far as they come together again."""
    after = set.intersection(*branches) if branches else set()
    for index, branch in enumerate(branches):
        others = set().union(*branches[:index], *branches[index + 1 :])
        yield branch - after, others - after


def _reached(ways: dict[Element, list[Element]], starts: list[Element]) -> set[Element]:
    pending, seen = list(starts), set[Element]()
    while pending:
        node = pending.pop()
        if node not in seen:
            seen.add(node)
            pending += ways[node]
    return seen
