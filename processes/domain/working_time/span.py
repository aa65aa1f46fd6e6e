"""Working time in words' numbers: days of the calendar's length, hours, minutes."""

from datetime import datetime
from typing import NamedTuple

from processes.domain.working_time.calendar import WorkingCalendar


class Span(NamedTuple):
    """A length of working time; ``late`` if it is time over the due date. No rounding."""

    days: int
    hours: int
    minutes: int
    late: bool = False


def span(calendar: WorkingCalendar, minutes: int) -> Span:
    """``minutes`` of working time in days of ``day_minutes``, hours and minutes; negative ones are late."""
    days, rest = divmod(abs(minutes), calendar.day_minutes)
    return Span(days, *divmod(rest, 60), late=minutes < 0)


def remaining(calendar: WorkingCalendar, now: datetime, due: datetime) -> int:
    """Working minutes from ``now`` to ``due``; negative: working minutes since ``due``.

    0 also between a due date at closing time and the next opening; whether that is late, ``light`` says.
    """
    return calendar.elapsed(now, due) - calendar.elapsed(due, now)
