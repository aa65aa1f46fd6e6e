"""The desk today: until when it is open, when it opens again, and the next day off."""

from datetime import date, datetime, timedelta

from app.queries.views_public import DayOff, Today
from processes.domain.dossier.codes import day_of
from processes.domain.working_time import DayKind, WorkingCalendar

AHEAD = timedelta(days=14)
"""A day off further away than this is not announced yet."""


def desk_today(calendar: WorkingCalendar, now: datetime) -> Today:
    """What the home page says about the desk at ``now``."""
    today = day_of(now)
    closes = calendar.close(today) if calendar.is_working_day(today) else None
    open_ = closes is not None and closes > now and calendar.opens(today) <= now
    return Today(
        day=today,
        closes_at=closes if open_ else None,
        opens_at=None if open_ else calendar.clock_start(now),
        day_off=next_day_off(calendar, today),
    )


def next_day_off(calendar: WorkingCalendar, today: date) -> DayOff | None:
    """The first announced day off from today on, within the days ahead; weekly rest is not news."""
    for offset in range(AHEAD.days + 1):
        day = today + timedelta(days=offset)
        if calendar.day_kind(day) is DayKind.DAY_OFF:
            name = calendar.day_reason(day) or ""
            return DayOff(day, name, calendar.opens(calendar.next_working_day(day)))
    return None
