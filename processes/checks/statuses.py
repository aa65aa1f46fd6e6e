"""Which statuses a dossier can have at each node: moves and conditions followed until nothing changes."""

import re
from dataclasses import dataclass, field

from processes.checks.graph import beside, edges_of, holder_of, holders_of, start_of, ways_on
from processes.checks.subject import Subject
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.statuses import Status
from processes.engine.diagram.extensions import extension, extensions
from processes.engine.diagram.namespaces import Element, bpmn, local_name, ours

Statuses = frozenset[str]
NONE: Statuses = frozenset()
ANY: Statuses = frozenset(str(status) for status in Status)
MOST_ROUNDS = 200_000
_STATUS_IS = re.compile(r'\s*dossier\.status\s*(!?=)\s*"([a-z_]+)"\s*')
_OUTCOME_IS = re.compile(r'\s*outcome\s*=\s*"([^"]*)"\s*')


@dataclass
class Passage:
    """What is known of one node: statuses ``before`` it, its ``moves``, and statuses by outcome after it."""

    moves: frozenset[str] = frozenset()
    before: Statuses = NONE
    after: Statuses = NONE
    by_outcome: dict[str, Statuses] = field(default_factory=dict)


def possible_statuses(subject: Subject) -> dict[str, Passage]:
    """A passage for each node that can be reached; more may be thought possible than is, never less."""
    start = start_of(subject.process)
    found: dict[str, Passage] = {}
    pending: list[tuple[Element, Statuses, dict[str, Statuses]]] = []
    if start is not None:
        pending.append((start, _at_start(subject), {}))
    for _ in range(MOST_ROUNDS):
        if not pending:
            break
        node, arriving, outcomes = pending.pop()
        passage = found.setdefault(str(node.get("id")), Passage(_moves_of(node)))
        if passage.after and arriving <= passage.before and _known(outcomes, passage):
            continue
        _pass(node, passage, arriving, outcomes)
        if local_name(node) == "endEvent" and node.get("id") in subject.once(beside):
            continue
        for target, flow in ways_on(subject, node):
            given = _through(node, passage, flow, target)
            if given:
                pending.append((target, given, passage.by_outcome if flow is not None else {}))
        # An event on the edge of a sub-process may happen at any moment inside it.
        for event in (event for holder in holders_of(node) for event in edges_of(subject, holder)):
            pending.append((event, passage.before | passage.after, {}))
    return found


def _at_start(subject: Subject) -> Statuses:
    """A procedure starts when it is sent; a case action where its first move leads, or anywhere."""
    side = extension(subject.process, "side")
    if side is None:
        return frozenset({str(Status.SUBMITTED)})
    first = MOVES.get(str(side.get("move")))
    return frozenset({str(first.target)}) if first and first.target else ANY


def _known(outcomes: dict[str, Statuses], passage: Passage) -> bool:
    return all(statuses <= passage.by_outcome.get(name, NONE) for name, statuses in outcomes.items())


def _moves_of(node: Element) -> frozenset[str]:
    return frozenset(str(e.get("move")) for e in extensions(node) if e.get("move"))


def _pass(node: Element, passage: Passage, arriving: Statuses, outcomes: dict[str, Statuses]) -> None:
    """Take ``arriving`` into account."""
    passage.before |= arriving
    kind = local_name(node)
    if kind == "userTask":
        said = [e for e in extensions(node) if e.tag == ours("outcome")]
        passage.by_outcome = {str(e.get("id")): _moved(passage.before, e.get("move")) for e in said}
        passage.after = frozenset().union(*passage.by_outcome.values()) if said else passage.before
    elif kind.endswith("Gateway"):
        for name, statuses in outcomes.items():
            passage.by_outcome[name] = passage.by_outcome.get(name, NONE) | statuses
        passage.after = passage.before
    else:
        passage.after = _moved(passage.before, next(iter(passage.moves), None))


def _moved(before: Statuses, move: str | None) -> Statuses:
    """The statuses after ``move``; after one that does not exist, any: it has its own finding."""
    if move is None:
        return before
    if move not in MOVES:
        return ANY
    known = MOVES[move]
    legal = frozenset(str(status) for status in known.sources) & before
    return frozenset({str(known.target)}) if legal and known.target else legal


def _through(node: Element, passage: Passage, flow: Element | None, target: Element) -> Statuses:
    """The statuses that go this way."""
    if target.tag == bpmn("boundaryEvent") and target.get("attachedToRef") == node.get("id"):
        return passage.before
    if flow is None or not local_name(node).endswith("Gateway") or holder_of(node) is not holder_of(target):
        return passage.after
    condition = flow.findtext(bpmn("conditionExpression"))
    if condition is None:
        return _left(node, passage) if flow.get("id") == node.get("default") else passage.after
    return _taken(condition, passage)


def _taken(condition: str, passage: Passage) -> Statuses:
    status, outcome = _STATUS_IS.fullmatch(condition), _OUTCOME_IS.fullmatch(condition)
    if status:
        named = frozenset({status[2]})
        return passage.after & named if status[1] == "=" else passage.after - named
    if outcome and outcome[1] in passage.by_outcome:
        return passage.by_outcome[outcome[1]]
    return passage.after


def _left(node: Element, passage: Passage) -> Statuses:
    """What the default takes: all that no other way certainly takes."""
    parent = node.getparent()
    flows = parent.iterchildren(bpmn("sequenceFlow")) if parent is not None else ()
    conditions = [
        f.findtext(bpmn("conditionExpression")) or "" for f in flows if f.get("sourceRef") == node.get("id")
    ]
    certain = [found for text in conditions if (found := _STATUS_IS.fullmatch(text)) and found[1] == "="]
    named = [found[1] for text in conditions if (found := _OUTCOME_IS.fullmatch(text))]
    if named and passage.by_outcome:
        others = [s for name, s in passage.by_outcome.items() if name not in named]
        return frozenset().union(*others) if others else NONE
    return passage.after - {found[2] for found in certain}
