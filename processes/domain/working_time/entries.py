"""What an administrator enters for a calendar, checked and put in order."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from processes.domain.working_time.errors import (
    DayMinutesRefused,
    DayOffAndMakeup,
    MakeupDayWithoutSession,
    NoCountingSession,
    PeriodGap,
    PeriodsOverlap,
    UnknownZone,
)
from processes.domain.working_time.instants import DAY
from processes.domain.working_time.places import on_day, on_weekday
from processes.domain.working_time.sessions import (
    SessionPeriod,
    Sessions,
    Week,
    check_weekday,
    sessions_from,
)

MakeupEntry = Mapping[date, Sequence[tuple[time, time]] | int]
Makeup = Sessions | int
"""A make-up day has its own sessions, or those of a weekday."""


def periods_in_order(periods: Sequence[SessionPeriod]) -> tuple[SessionPeriod, ...]:
    """The periods by date. Raises NoCountingSession, PeriodsOverlap or PeriodGap."""
    ordered = tuple(sorted(periods, key=lambda period: period.valid_from or date.min))
    if not any(sessions for period in ordered for sessions in period.week.values()):
        raise NoCountingSession
    for earlier, later in pairwise(ordered):
        expected = earlier.valid_to and earlier.valid_to + timedelta(days=1)
        begins = later.valid_from or date.min
        if expected is None or begins < expected:
            raise PeriodsOverlap(begins)
        if begins > expected:
            raise PeriodGap(expected)
    return ordered


def makeup_from(entry: MakeupEntry, days_off: Mapping[date, str]) -> dict[date, Makeup]:
    """The make-up days; a weekday number stays a number. Raises DayOffAndMakeup, UnknownWeekday,
    SessionBackwards or SessionsOverlap."""
    for day in sorted(entry):
        if day in days_off:
            raise DayOffAndMakeup(day)
    return {
        day: check_weekday(value) if isinstance(value, int) else sessions_from(value, on_day(day))
        for day, value in sorted(entry.items())
    }


def makeup_sessions(makeup: Mapping[date, Makeup], periods: Sequence[SessionPeriod]) -> dict[date, Sessions]:
    """The sessions that each make-up day works; raises MakeupDayWithoutSession."""
    resolved: dict[date, Sessions] = {}
    for day, value in makeup.items():
        resolved[day] = _makeup_on(day, value, periods)
        if not resolved[day]:
            raise MakeupDayWithoutSession(day)
    return resolved


def makeup_works(day: date, value: Makeup, periods: Sequence[SessionPeriod]) -> bool:
    """Whether the make-up day has sessions under these periods."""
    return bool(_makeup_on(day, value, periods))


def _makeup_on(day: date, value: Makeup, periods: Sequence[SessionPeriod]) -> Sessions:
    period = next((period for period in periods if period.covers(day)), None)
    if period is None:
        return ()
    return period.week[value] if isinstance(value, int) else value


def check_reception(reception: Week, periods: Sequence[SessionPeriod]) -> None:
    """Raises SessionsOverlap where a reception-only session shares a minute with a counting one."""
    for period in periods:
        for weekday, sessions in reception.items():
            both = (*period.week[weekday], *sessions)
            sessions_from(both, on_weekday(weekday, period.valid_from))


def check_day_minutes(minutes: int) -> int:
    """``minutes`` itself; raises DayMinutesRefused."""
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= DAY:
        raise DayMinutesRefused(minutes)
    return minutes


def zone_from(name: str) -> ZoneInfo:
    """The time zone called ``name``; raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(name) from error
