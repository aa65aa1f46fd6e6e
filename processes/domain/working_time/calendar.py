"""The working calendar of an agency: which minutes count, and arithmetic with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Self
from zoneinfo import ZoneInfo

from processes.domain.working_time.entries import (
    Makeup,
    MakeupEntry,
    check_day_minutes,
    check_reception,
    makeup_from,
    makeup_sessions,
    periods_in_order,
    zone_from,
)
from processes.domain.working_time.errors import DayDoesNotWork
from processes.domain.working_time.idle_years import check_years
from processes.domain.working_time.instants import DAY, instant_of, minute_of
from processes.domain.working_time.sessions import SessionPeriod, Sessions, Week, WeekEntry, week_from
from processes.domain.working_time.table import WorkingTable

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)


class DayKind(StrEnum):
    """Why a day works or does not; a make-up day goes before a day off, a day off before the week."""

    WORKING = "working"
    MAKEUP = "makeup"
    DAY_OFF = "day_off"
    WEEKLY_REST = "weekly_rest"


@dataclass(frozen=True, eq=False)
class WorkingCalendar:
    """A calendar that never changes; two calendars are equal only if they are the same object.

    Moments are ``datetime`` with a time zone, any zone going in, the calendar's zone coming out, and their
    seconds are cut off before counting. A minute counts if its day works and it lies in a counting session.
    Days before 1990, after 2100, or outside every period raise OutsideCalendar.
    """

    periods: tuple[SessionPeriod, ...] = field(repr=False)
    days_off: Mapping[date, str] = field(repr=False)
    makeup_days: Mapping[date, Makeup] = field(repr=False)
    reception_only: Week = field(repr=False)
    day_minutes: int
    """Minutes of "one working day"; not always 480."""
    zone: ZoneInfo
    inherits: bool = False
    """Whether the days off and make-up days of the calendar above count, too: see ``inherited``."""
    _makeup: Mapping[date, Sessions] = field(init=False, repr=False)
    _table: WorkingTable = field(init=False, repr=False)

    @classmethod
    def build(
        cls,
        weekly: WeekEntry | Sequence[SessionPeriod],
        days_off: Mapping[date, str] = MappingProxyType({}),
        makeup_days: MakeupEntry = MappingProxyType({}),
        reception_only: WeekEntry = MappingProxyType({}),
        day_minutes: int = 480,
        zone: str = "Asia/Ho_Chi_Minh",
        inherits: bool = False,
    ) -> Self:
        """A checked calendar; raises a CalendarRefused.

        ``weekly`` maps a weekday (0 is Monday) to its sessions, or is a row of periods without gap or
        overlap. ``days_off`` maps a date to its reason, ``makeup_days`` a date to its own sessions or to
        the weekday whose sessions it works. ``reception_only`` sessions receive but never count.
        """
        periods = periods_in_order(
            [SessionPeriod.build(weekly)] if isinstance(weekly, Mapping) else list(weekly)
        )
        reception = week_from(reception_only)
        check_reception(reception, periods)
        calendar = cls(
            periods,
            MappingProxyType(dict(sorted(days_off.items()))),
            MappingProxyType(makeup_from(makeup_days, days_off)),
            MappingProxyType(dict(reception)),
            check_day_minutes(day_minutes),
            zone_from(zone),
            inherits,
        )
        check_years(*calendar.bounds, periods, calendar.days_off, calendar.is_working_day)
        return calendar

    def __post_init__(self) -> None:
        object.__setattr__(self, "_makeup", makeup_sessions(self.makeup_days, self.periods))
        object.__setattr__(self, "_table", WorkingTable(*self.bounds, self._sessions_on))

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day that can be counted."""
        first = max(FIRST_DAY, self.periods[0].valid_from or FIRST_DAY)
        return first, min(LAST_DAY, self.periods[-1].valid_to or LAST_DAY)

    def local(self, moment: datetime) -> datetime:
        """``moment`` on the calendar's clock, without seconds."""
        return instant_of(self._minute(moment), self.zone)

    def clock_start(self, moment: datetime) -> datetime:
        """The first working minute at or after ``moment``; the end of a session counts as after it."""
        return instant_of(self._table.add(self._minute(moment), 1) - 1, self.zone)

    def add(self, moment: datetime, minutes: int) -> datetime:
        """The moment at which the ``minutes``-th working minute at or after ``moment`` ends.

        The end of a session stays there (17:00, never next morning). 0 minutes leave ``moment``; fewer
        raise ValueError.
        """
        start = self._minute(moment)
        return instant_of(self._table.add(start, minutes) if _positive(minutes) else start, self.zone)

    def subtract(self, moment: datetime, minutes: int) -> datetime:
        """The moment at which the ``minutes``-th working minute before ``moment`` begins; the mirror of
        :meth:`add`."""
        end = self._minute(moment)
        return instant_of(self._table.subtract(end, minutes) if _positive(minutes) else end, self.zone)

    def elapsed(self, start: datetime, end: datetime) -> int:
        """The number of working minutes in [start, end); 0 if ``end`` is not after ``start``."""
        return self._table.elapsed(self._minute(start), self._minute(end))

    def opens(self, day: date) -> datetime:
        """The start of the first counting session of ``day``; raises DayDoesNotWork."""
        return instant_of(day.toordinal() * DAY + self._working(day)[0].first_minute, self.zone)

    def close(self, day: date) -> datetime:
        """The end of the last counting session of ``day``; raises DayDoesNotWork."""
        return instant_of(day.toordinal() * DAY + self._working(day)[-1].end_minute, self.zone)

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` has a counting session; half a day is a working day."""
        return self._table.works(day.toordinal())

    def next_working_day(self, day: date, count: int = 1) -> date:
        """The ``count``-th working day after ``day``. Raises ValueError for a count below 1."""
        return date.fromordinal(self._table.nth_day(day.toordinal(), count))

    def working_day_from(self, ordinal: int) -> date:
        """The first working day at or after the day with this ordinal."""
        day = ordinal if self._table.works(ordinal) else self._table.nth_day(ordinal, 1)
        return date.fromordinal(day)

    def working_days(self, after: date, until: date) -> int:
        """The number of working days d with after < d ≤ until."""
        return self._table.count_days(after.toordinal(), until.toordinal())

    def sessions_of(self, day: date) -> Sessions:
        """The counting sessions of ``day``, in order; empty if it does not work."""
        return self._sessions_on(day.toordinal()) if self._table.works(day.toordinal()) else ()

    def reception_of(self, day: date) -> Sessions:
        """When the desk receives on ``day``: the counting sessions and those that only receive."""
        kind = self.day_kind(day)
        extra = self.reception_only[day.weekday()] if kind in (DayKind.WORKING, DayKind.WEEKLY_REST) else ()
        return tuple(sorted((*self.sessions_of(day), *extra)))

    def day_kind(self, day: date) -> DayKind:
        """Why ``day`` works or does not."""
        if day in self.makeup_days:
            return DayKind.MAKEUP
        if day in self.days_off:
            return DayKind.DAY_OFF
        return DayKind.WORKING if self.is_working_day(day) else DayKind.WEEKLY_REST

    def day_reason(self, day: date) -> str | None:
        """The reason that was entered for a day off; None for any other day."""
        return self.days_off.get(day)

    def _minute(self, moment: datetime) -> int:
        if not FIRST_DAY.year - 1 <= moment.year <= LAST_DAY.year + 1:
            raise self._table.outside()
        return minute_of(moment, self.zone)

    def _working(self, day: date) -> Sessions:
        sessions = self.sessions_of(day)
        if not sessions:
            raise DayDoesNotWork(day)
        return sessions

    def _sessions_on(self, ordinal: int) -> Sessions:
        day = date.fromordinal(ordinal)
        if day in self._makeup:
            return self._makeup[day]
        if day in self.days_off:
            return ()
        return next(period for period in self.periods if period.covers(day)).week[day.weekday()]


def _positive(minutes: int) -> bool:
    if minutes < 0:
        raise ValueError("working minutes to add or subtract are not negative")
    return minutes > 0
