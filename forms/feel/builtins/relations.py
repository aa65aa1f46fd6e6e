"""How points and ranges lie to each other (DMN 1.5, table 78).

An end is a value and a side: an excluded end lies a little inside of its value, so that (value, side) orders
ends as the table does, and a point is a range that starts and ends at it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..limits import Budget
from ..operators import compare
from ..values import Range
from .signature import builtin

POINT = "number|string|date|time|date and time|dt duration|ym duration"
EITHER = f"{POINT}|range"
FIRST, LAST = -1, 1
Relation = Callable[["Span", "Span"], bool]


class Unordered(Exception):
    """Two values have no order between them."""


@dataclass(frozen=True, slots=True)
class End:
    """A value and its side; ``beyond`` is FIRST or LAST for an end that is not there."""

    value: object
    side: int = 0
    beyond: int = 0

    def order(self, other: "End") -> int:
        """-1, 0 or 1. Raises Unordered."""
        if self.beyond or other.beyond:
            return (self.beyond > other.beyond) - (self.beyond < other.beyond)
        below, above = compare("<", self.value, other.value), compare(">", self.value, other.value)
        if below is None or above is None:
            raise Unordered
        return above - below or (self.side > other.side) - (self.side < other.side)


@dataclass(frozen=True, slots=True)
class Span:
    """Both ends."""

    start: End
    end: End


def span_of(value: object) -> Span:
    """The ends of a range, or of a point. Raises Unordered for a test such as (!= 3)."""
    if not isinstance(value, Range):
        return Span(End(value), End(value))
    if value.test:
        raise Unordered
    start = End(value.start, int(not value.start_included), 0 if value.start is not None else FIRST)
    end = End(value.end, -int(not value.end_included), 0 if value.end is not None else LAST)
    return Span(start, end)


def before(one: Span, other: Span) -> bool:
    """One ends before the other begins."""
    return one.end.order(other.start) < 0


def meets(one: Span, other: Span) -> bool:
    """One ends where the other begins, both included."""
    return not one.end.side and not one.end.beyond and one.end.order(other.start) == 0


def overlaps(one: Span, other: Span) -> bool:
    """They have something in common."""
    return not before(one, other) and not before(other, one)


def overlaps_before(one: Span, other: Span) -> bool:
    """One begins first and ends within the other."""
    return (
        one.start.order(other.start) < 0 and one.end.order(other.start) >= 0 and one.end.order(other.end) <= 0
    )


def finishes(one: Span, other: Span) -> bool:
    """Both end alike, and one does not begin first."""
    return one.end.order(other.end) == 0 and one.start.order(other.start) >= 0


def includes(one: Span, other: Span) -> bool:
    """The other lies within one."""
    return one.start.order(other.start) <= 0 and one.end.order(other.end) >= 0


def starts(one: Span, other: Span) -> bool:
    """Both begin alike, and one does not end last."""
    return one.start.order(other.start) == 0 and one.end.order(other.end) <= 0


def coincides(one: Span, other: Span) -> bool:
    """Both begin and end alike."""
    return one.start.order(other.start) == 0 and one.end.order(other.end) == 0


def _declare(name: str, relation: Relation, *signatures: str, turned: bool = False) -> None:
    """``turned``: the relation holds between the second and the first argument."""

    def body(_budget: Budget, one: object, other: object) -> object:
        try:
            spans = span_of(one), span_of(other)
            return relation(*(reversed(spans) if turned else spans))
        except Unordered:
            return None

    for signature in signatures:
        kinds = {"point": POINT, "range": "range", "either": EITHER}
        declared = [f"{each}: {kinds[each.rstrip('12')]}" for each in signature.split()]
        builtin(f"{name}({', '.join(declared)})")(body)


PAIR, MIXED, TURNED = "range1 range2", "point range", "range point"
for named, relation, turned in (("before", before, False), ("after", before, True)):
    _declare(named, relation, "either1 either2", "point1 point2", MIXED, TURNED, PAIR, turned=turned)
for named, relation, turned in (("meets", meets, False), ("met by", meets, True),
                                ("overlaps", overlaps, False), ("overlaps before", overlaps_before, False),
                                ("overlaps after", overlaps_before, True)):  # fmt: skip
    _declare(named, relation, PAIR, turned=turned)
for named, relation in (("finishes", finishes), ("starts", starts)):
    _declare(named, relation, "either1 range", MIXED, PAIR)
for named, relation in (("finished by", finishes), ("started by", starts)):
    _declare(named, relation, "range either2", TURNED, PAIR, turned=True)
_declare("includes", includes, "range either2", TURNED, PAIR)
_declare("during", includes, "either1 range", MIXED, PAIR, turned=True)
_declare("coincides", coincides, "either1 either2", "point1 point2", PAIR)
