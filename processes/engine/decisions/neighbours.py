"""What lies before, between and behind the values of each ordered type; None where nothing does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_FLOOR, Context, Decimal
from typing import Any

from forms.feel import YearsMonths

DAY = timedelta(days=1)
EXACT = Context(prec=80)
ONE, TWO = Decimal(1), Decimal(2)


@dataclass(frozen=True)
class Neighbours:
    """Examples around the values of one type; ``holds``: whether a value itself is of the type."""

    below: Callable[[Any], Any]
    between: Callable[[Any, Any], Any]
    above: Callable[[Any], Any]
    holds: Callable[[Any], bool] = lambda value: True


def _floor(value: Decimal) -> Decimal:
    return value.to_integral_value(ROUND_FLOOR, EXACT)


def _number_between(one: Decimal, other: Decimal) -> Decimal | None:
    """A whole number if there is one, else the middle."""
    whole = EXACT.add(_floor(one), ONE)
    if one < whole < other:
        return whole
    middle = EXACT.divide(EXACT.add(one, other), TWO)
    return middle if one < middle < other else None


def _whole_between(one: Decimal, other: Decimal) -> Decimal | None:
    whole = EXACT.add(_floor(one), ONE)
    return whole if whole < other else None


def _whole_below(one: Decimal) -> Decimal:
    floor = _floor(one)
    return floor if floor < one else EXACT.subtract(floor, ONE)


def _text_between(one: str, other: str) -> str | None:
    """The text that follows at once is ``one`` with the smallest sign behind it."""
    for more in ("a", "!", " ", "\x00"):
        if one < one + more < other:
            return one + more
    return None


def _days_between(one: date, other: date) -> date | None:
    return one + DAY if one + DAY < other else None


def _middle(one: Any, other: Any) -> Any:
    middle = one + (other - one) / 2
    return middle if one < middle < other else None


def _clock_between(one: time, other: time) -> time | None:
    """Of times without a zone; others are not compared by their clock."""
    if one.tzinfo or other.tzinfo:
        raise TypeError
    start = datetime.combine(date(2000, 1, 1), one)
    middle = _middle(start, datetime.combine(date(2000, 1, 1), other))
    return middle.time() if middle else None


def _months_between(one: YearsMonths, other: YearsMonths) -> YearsMonths | None:
    return YearsMonths(one.months + 1) if one.months + 1 < other.months else None


NEIGHBOURS: dict[str, Neighbours] = {
    "number": Neighbours(
        lambda one: EXACT.subtract(one, ONE), _number_between, lambda one: EXACT.add(one, ONE)
    ),
    "whole number": Neighbours(
        _whole_below, _whole_between, lambda one: EXACT.add(_floor(one), ONE), lambda one: one == _floor(one)
    ),
    "string": Neighbours(lambda one: "" if one else None, _text_between, lambda one: one + "a"),
    "date": Neighbours(
        lambda one: one - DAY if one > date.min else None,
        _days_between,
        lambda one: one + DAY if one < date.max else None,
    ),
    "time": Neighbours(
        lambda one: time.min if one > time.min else None,
        _clock_between,
        lambda one: time.max if one < time.max else None,
    ),
    "date and time": Neighbours(lambda one: one - DAY, _middle, lambda one: one + DAY),
    "days and time duration": Neighbours(lambda one: one - DAY, _middle, lambda one: one + DAY),
    "years and months duration": Neighbours(
        lambda one: YearsMonths(one.months - 1), _months_between, lambda one: YearsMonths(one.months + 1)
    ),
}
