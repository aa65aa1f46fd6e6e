"""Equality and order (DMN 10.3.2.13): three-valued, null where the types do not meet."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from .limits import Budget
from .temporal import seconds_of
from .values import KINDS, Range, WorkingTime, YearsMonths

PLAIN = frozenset({str, Decimal, bool, date, timedelta, YearsMonths, WorkingTime})
ORDERED = frozenset({str, Decimal, date, timedelta, YearsMonths})
CLOCKS = frozenset({time, datetime})
ORDER: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def equal(left: object, right: object, budget: Budget) -> bool | None:
    """Whether both are the same value; None for values of two types."""
    known = left.__class__
    if known is right.__class__ and known in PLAIN:
        return left == right
    if left is None or right is None:
        return left is right
    if known is not right.__class__:
        return None
    budget.spend(1)
    return _same_kind(left, right, budget)


def _same_kind(left: object, right: object, budget: Budget) -> bool | None:
    if isinstance(left, (time, datetime)) and isinstance(right, (time, datetime)):
        return _same_clock(left, right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and _all(left, right, budget)
    if isinstance(left, dict) and isinstance(right, dict):
        budget.spend(len(left))
        return left.keys() == right.keys() and _all(list(left.values()), [right[key] for key in left], budget)
    if isinstance(left, Range) and isinstance(right, Range):
        return _same_range(left, right, budget)
    return left is right


def _same_clock(left: time | datetime, right: time | datetime) -> bool | None:
    if left.tzinfo is right.tzinfo and left.replace(microsecond=0) == right.replace(microsecond=0):
        return True
    return _with_zones(left, right) and seconds_of(left) == seconds_of(right)


def _with_zones(left: time | datetime, right: time | datetime) -> bool | None:
    """True when both have a zone or neither; None when they cannot be compared."""
    return True if (left.tzinfo is None) == (right.tzinfo is None) else None


def _all(left: list[object], right: list[object], budget: Budget) -> bool | None:
    answer: bool | None = True
    for one, other in zip(left, right, strict=True):
        budget.spend(1)
        same = equal(one, other, budget)
        if same is False:
            return False
        if same is None:
            answer = None
    return answer


def _same_range(left: Range, right: Range, budget: Budget) -> bool | None:
    kinds = (left.start_included, left.end_included, left.test) == (
        right.start_included,
        right.end_included,
        right.test,
    )
    return kinds and _all([left.start, left.end], [right.start, right.end], budget)


def compare(sign: str, left: object, right: object) -> bool | None:
    """left < right and so on; None for values that have no order between them."""
    known = left.__class__
    if known is not right.__class__:
        return None
    if known in ORDERED:
        return ORDER[sign](left, right)
    if (
        isinstance(left, (time, datetime))
        and isinstance(right, (time, datetime))
        and _with_zones(left, right)
    ):
        return ORDER[sign](seconds_of(left), seconds_of(right))
    return None


def within(value: object, span: Range, budget: Budget) -> bool | None:
    """Whether the value lies in the range."""
    if span.test:
        same = equal(value, span.start, budget)
        return same if span.test == "=" or same is None else not same
    above = True if span.start is None else compare(">=" if span.start_included else ">", value, span.start)
    below = True if span.end is None else compare("<=" if span.end_included else "<", value, span.end)
    return both(above, below)


def both(left: bool | None, right: bool | None) -> bool | None:
    """Three-valued and."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def contains(values: list[object], sought: object, budget: Budget) -> bool:
    """Whether one element equals the value."""
    budget.spend(len(values) // 4)
    return any(equal(each, sought, budget) is True for each in values)


def same_type(left: object, right: object) -> bool:
    """Whether both are of the same FEEL type."""
    return KINDS[left.__class__] == KINDS[right.__class__]
