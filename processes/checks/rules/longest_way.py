"""The hours of the steps fit into the legal time: else the desk is late although every step is in time."""

from collections.abc import Iterator
from decimal import Decimal

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.graph import start_of, ways_on
from processes.checks.subject import Subject
from processes.domain.procedure import Limit
from processes.engine.diagram.namespaces import Element

DAY = 8
"""Working hours of a day, as calendars usually have them; the real calendar is the unit's."""
OF_DAYS = ("same_clock", "end_of_day")


def check(subject: Subject) -> Iterator[Finding]:
    """The longest way without turning back, counted over tasks on the processing clock."""
    limits = [] if subject.facts is None else [_hours(limit) for limit in subject.facts.profile.limits]
    known = [hours for hours in limits if hours is not None]
    start = start_of(subject.process)
    if not known or start is None:
        return
    longest = _longest(subject, start)
    if longest > min(known):
        text = message(
            "Tổng hạn các bước trên đường dài nhất là {sum} giờ, quá thời hạn {limit} giờ.",
            sum=f"{longest.normalize():f}",
            limit=min(known),
        )
        yield Finding(text, message("Giảm giờ của một bước, hoặc xác nhận khi gửi duyệt."), None, WARNING)


def _hours(limit: Limit) -> int | None:
    if limit.mode == "hours":
        return limit.value
    return limit.value * DAY if limit.mode in OF_DAYS else None


def _spent(subject: Subject, node: Element) -> Decimal:
    task = subject.facts.tasks.get(str(node.get("id"))) if subject.facts else None
    if task is None or task.deadline is None or task.deadline.clock != "processing":
        return Decimal(0)
    unit = {"hours": 1, "days": DAY}.get(task.deadline.kind, 0)
    try:
        return Decimal(task.deadline.amount) * unit if unit else Decimal(0)
    except ArithmeticError:
        return Decimal(0)


def _longest(subject: Subject, start: Element) -> Decimal:
    """The longest sum from ``start``: nodes in order of leaving, ways that turn back left out."""
    order, ways = _forward(subject, start)
    sums: dict[Element, Decimal] = {}
    for node in order:
        sums[node] = _spent(subject, node) + max(
            (sums[t] for t in ways[node] if t in sums), default=Decimal(0)
        )
    return sums[start]


def _forward(subject: Subject, start: Element) -> tuple[list[Element], dict[Element, list[Element]]]:
    """Nodes, each after all that follow it, and the ways on without those that close a circle."""
    order: list[Element] = []
    ways: dict[Element, list[Element]] = {start: _next(subject, start)}
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
            ways[target] = _next(subject, target)
            open_.append((target, list(ways[target])))
            on_way.add(target)
    return order, ways


def _next(subject: Subject, node: Element) -> list[Element]:
    return list(dict.fromkeys(target for target, _ in ways_on(subject, node)))
