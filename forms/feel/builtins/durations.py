"""Functions that make durations (DMN 10.3.4.1)."""

from datetime import date, datetime, timedelta

from ..limits import Budget
from ..temporal import read_duration
from ..values import YearsMonths
from .signature import builtin


@builtin("duration(from: string|dt duration|ym duration)")
def duration(budget: Budget, value: str | timedelta | YearsMonths) -> object:
    """The duration in a text such as "P3D" or "P1Y2M"."""
    return read_duration(value) if isinstance(value, str) else value


@builtin("years and months duration(from: date|date and time, to: date|date and time)")
def years_and_months(budget: Budget, start: date, end: date) -> object:
    """The full months between two dates; of a moment only the date counts."""
    start, end = _day(start), _day(end)
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and end.day < start.day:
        months -= 1
    elif months < 0 and end.day > start.day:
        months += 1
    return YearsMonths(months)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
