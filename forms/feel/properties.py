"""The properties FEEL defines on its values (DMN 10.3.2.15 and table 53)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from .errors import FeelNotSupported
from .limits import Budget, checked_list
from .numbers import ARITHMETIC
from .temporal import fixed_offset
from .values import Range, YearsMonths

UNSUPPORTED = frozenset({"value"})
SECOND = timedelta(seconds=1)

DATE: dict[str, Callable[[date], object]] = {
    "year": lambda value: Decimal(value.year),
    "month": lambda value: Decimal(value.month),
    "day": lambda value: Decimal(value.day),
    "weekday": lambda value: Decimal(value.isoweekday()),
}
CLOCK: dict[str, Callable[[time | datetime], object]] = {
    "hour": lambda value: Decimal(value.hour),
    "minute": lambda value: Decimal(value.minute),
    "second": lambda value: _with_fraction(value.second, value.microsecond),
    "time offset": lambda value: _offset(value),
    "timezone": lambda value: getattr(value.tzinfo, "key", None),
}
SPAN: dict[str, Callable[[int], int]] = {
    "days": lambda seconds: seconds // 86_400,
    "hours": lambda seconds: seconds // 3600 % 24,
    "minutes": lambda seconds: seconds // 60 % 60,
    "seconds": lambda seconds: seconds % 60,
}
RANGE: dict[str, Callable[[Range], object]] = {
    "start": lambda value: value.start,
    "end": lambda value: value.end,
    "start included": lambda value: value.start_included,
    "end included": lambda value: value.end_included,
}


def property_of(value: object, name: str, budget: Budget) -> object:
    """The entry or property of that name; of a list, that of each element; null where there is none."""
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list):
        return [property_of(each, name, budget) for each in checked_list(value, budget)]
    if isinstance(value, (date, time, timedelta, YearsMonths)) and name in UNSUPPORTED:
        raise FeelNotSupported("property_unsupported", name=name)
    return _property(value, name)


def _property(value: object, name: str) -> object:
    if isinstance(value, date) and name in DATE:
        return DATE[name](value)
    if isinstance(value, (time, datetime)) and name in CLOCK:
        return CLOCK[name](value)
    if isinstance(value, timedelta) and name in SPAN:
        return _part(value, name)
    if isinstance(value, YearsMonths) and name in ("years", "months"):
        amount = abs(value.months) // 12 if name == "years" else abs(value.months) % 12
        return Decimal(-amount if value.months < 0 else amount)
    return RANGE[name](value) if isinstance(value, Range) and name in RANGE else None


def _part(value: timedelta, name: str) -> Decimal:
    micros = abs(value) // timedelta(microseconds=1)
    amount = _with_fraction(SPAN[name](micros // 10**6), micros % 10**6 if name == "seconds" else 0)
    return ARITHMETIC.minus(amount) if value < timedelta() else amount


def _with_fraction(seconds: int, micros: int) -> Decimal:
    return ARITHMETIC.divide(Decimal(seconds * 10**6 + micros), Decimal(10**6))


def _offset(value: time | datetime) -> timedelta | None:
    if value.tzinfo is None:
        return None
    offset = value.utcoffset()
    if offset is None:
        offset = fixed_offset(value.tzinfo)
    if offset is None:
        raise FeelNotSupported("time_zone_unsupported", zone=str(value.tzinfo))
    return offset
