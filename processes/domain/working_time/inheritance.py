"""Calendars of units under one another: a unit keeps its own hours and shares the days off from above."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.entries import Makeup, makeup_works


def inherited(own: WorkingCalendar, above: WorkingCalendar) -> WorkingCalendar:
    """``own`` with the days off and make-up days of ``above``, if it inherits; otherwise ``own`` itself (§1).

    Date by date its own entry wins, whatever its kind. A make-up day "like Friday" from above works the hours
    of ``own`` on a Friday; where ``own`` has none on that weekday it has nothing to make up for, and the day
    stays what it is. Never raises: what two people entered apart must not stop a desk.
    """
    if not own.inherits:
        return own
    entered = own.days_off.keys() | own.makeup_days.keys()
    makeup: dict[date, Makeup] = {
        day: value
        for day, value in above.makeup_days.items()
        if day not in entered and makeup_works(day, value, own.periods)
    }
    off = {day: reason for day, reason in above.days_off.items() if day not in entered}
    return replace(
        own,
        days_off=MappingProxyType(dict(sorted({**off, **own.days_off}.items()))),
        makeup_days=MappingProxyType(dict(sorted({**makeup, **own.makeup_days}.items()))),
    )
