"""Functions that make and read dates and times (DMN 10.3.4.1 and 10.3.4.9)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ..limits import Budget
from ..numbers import ARITHMETIC, whole
from ..temporal import make_date, make_time, offset_zone, read_date, read_moment, read_time
from .signature import builtin

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@builtin("date(from: string|date|date and time)")
def date_from(budget: Budget, value: str | date) -> object:
    """The date in a text, or of a moment."""
    if isinstance(value, str):
        return read_date(value)
    return value.date() if isinstance(value, datetime) else value


@builtin("date(year: number, month: number, day: number)")
def date_of(budget: Budget, year: Decimal, month: Decimal, day: Decimal) -> object:
    """The date of its parts."""
    parts = [whole(part) for part in (year, month, day)]
    return None if None in parts else make_date(*(part or 0 for part in parts))


@builtin("time(from: string|time|date and time|date)")
def time_from(budget: Budget, value: str | time | date) -> object:
    """The time in a text, or of a moment; of a date, midnight UTC."""
    if isinstance(value, str):
        return read_time(value)
    if isinstance(value, datetime):
        return value.timetz()
    return value if isinstance(value, time) else time(tzinfo=offset_zone(timedelta()))


@builtin("time(hour: number, minute: number, second: number, offset: dt duration?=)")
def time_of(
    budget: Budget, hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None
) -> object:
    """The time of its parts, at an offset from UTC."""
    hours, minutes, micros = (
        whole(hour),
        whole(minute),
        whole(second.scaleb(6, ARITHMETIC)) if second.adjusted() < 6 else None,
    )
    zone = None if offset is None else offset_zone(offset)
    if hours is None or minutes is None or micros is None or (zone is None and offset is not None):
        return None
    return make_time(hours, minutes, micros // 10**6, micros % 10**6, zone)


@builtin("date and time(from: string|date and time|date)")
def moment_from(budget: Budget, value: str | date) -> object:
    """The moment in a text, or of a date (midnight)."""
    if isinstance(value, str):
        return read_moment(value)
    return value if isinstance(value, datetime) else datetime.combine(value, time())


@builtin("date and time(date: date|date and time, time: time)")
def moment_of(budget: Budget, day: date, clock: time) -> object:
    """The moment of a date and a time, in the zone of the time."""
    return datetime.combine(day, clock)


@builtin("day of year(date: date|date and time)")
def day_of_year(budget: Budget, day: date) -> object:
    """The number of the day in its year, from 1."""
    return Decimal(day.timetuple().tm_yday)


@builtin("day of week(date: date|date and time)")
def day_of_week(budget: Budget, day: date) -> object:
    """The English name of the day."""
    return DAYS[day.weekday()]


@builtin("month of year(date: date|date and time)")
def month_of_year(budget: Budget, day: date) -> object:
    """The English name of the month."""
    return MONTHS[day.month - 1]


@builtin("week of year(date: date|date and time)")
def week_of_year(budget: Budget, day: date) -> object:
    """The number of the week by ISO 8601."""
    return Decimal(day.isocalendar().week)
