"""The longest way through a diagram, by the working hours that its steps take from the legal time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from processes.checks.graph import ways_on
from processes.checks.subject import Subject
from processes.domain.procedure import TaskNode
from processes.engine.diagram.namespaces import Element, bpmn, local_name

DAY = 8
"""Working hours of a day, as calendars usually have them; the real calendar is the unit's."""
HOURS = {"hours": 1, "days": DAY}
_KNOWN = re.compile(r'\s*dossier\.(channel|case)\s*(!?=)\s*"([^"]*)"\s*')


@dataclass(frozen=True)
class Filed:
    """How a dossier is filed, and the working hours that its legal limit is worth."""

    channel: str
    case: str | None
    hours: int


@dataclass(frozen=True)
class Way:
    """A way: its working hours, and its steps that take any."""

    hours: Decimal
    steps: tuple[Element, ...]


def longest_way(subject: Subject, start: Element, filed: Filed) -> Way:
    """The longest way from ``start``: a loop once, of parallel branches the longest; ways that channel and
    case close are left out."""
    order, ways = _forward(subject, start, filed)
    found: dict[Element, Way] = {}
    for node in order:
        after = max((found[to] for to in ways[node] if to in found), key=_hours, default=Way(Decimal(0), ()))
        spent = _spent(subject, node, filed)
        found[node] = Way(after.hours + spent, (node, *after.steps) if spent else after.steps)
    return found[start]


def _hours(way: Way) -> Decimal:
    return way.hours


def _spent(subject: Subject, node: Element, filed: Filed) -> Decimal:
    task = subject.facts.tasks.get(str(node.get("id"))) if subject.facts else None
    if task is None or task.deadline is None or not _takes_legal_time(task):
        return Decimal(0)
    unit = filed.hours if task.deadline.kind == "share" else HOURS.get(task.deadline.kind, 0)
    try:
        amount = Decimal(task.deadline.amount) if unit else Decimal(0)
    except ArithmeticError:
        return Decimal(0)
    return amount * unit if amount.is_finite() and amount > 0 else Decimal(0)


def _takes_legal_time(task: TaskNode) -> bool:
    """A step on the processing clock, or given a share of it; the applicant's time is nobody's step."""
    assert task.deadline is not None
    of_clock = task.deadline.clock == "processing" or task.deadline.kind == "share"
    return of_clock and task.lane.role != "applicant"


def _forward(
    subject: Subject, start: Element, filed: Filed
) -> tuple[list[Element], dict[Element, list[Element]]]:
    """Nodes, each after all that follow it, and the ways on without those that close a circle."""
    order: list[Element] = []
    ways: dict[Element, list[Element]] = {start: _next(subject, start, filed)}
    open_: list[tuple[Element, list[Element]]] = [(start, list(ways[start]))]
    on_way = {start}
    while open_:
        node, left = open_[-1]
        if not left:
            open_.pop()
            on_way.discard(node)
            order.append(node)
            continue
        target = left.pop()
        if target in on_way:
            ways[node].remove(target)
        elif target not in ways:
            ways[target] = _next(subject, target, filed)
            open_.append((target, list(ways[target])))
            on_way.add(target)
    return order, ways


def _next(subject: Subject, node: Element, filed: Filed) -> list[Element]:
    """What may come next for a dossier that is filed so."""
    ways = list(ways_on(subject, node))
    if local_name(node) == "exclusiveGateway":
        ways = list(_open(ways, filed))
    return list(dict.fromkeys(target for target, _ in ways))


def _open(
    ways: list[tuple[Element, Element | None]], filed: Filed
) -> Iterator[tuple[Element, Element | None]]:
    known = [_holds(flow, filed) for _, flow in ways]
    for way, holds in zip(ways, known, strict=True):
        # Where one condition certainly holds, no other way is taken, nor the default.
        if holds or (holds is None and True not in known):
            yield way


def _holds(flow: Element | None, filed: Filed) -> bool | None:
    """Whether a condition holds, where channel and case alone say so."""
    condition = flow.findtext(bpmn("conditionExpression")) if flow is not None else None
    asked = _KNOWN.fullmatch(condition or "")
    if asked is None:
        return None
    value = filed.channel if asked[1] == "channel" else filed.case
    return (value == asked[3]) == (asked[2] == "=")
