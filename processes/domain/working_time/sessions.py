"""Sessions of a day, the week made of them, and the dates a week is in force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from forms.messages import Message
from processes.domain.working_time.errors import (
    PeriodBackwards,
    SessionBackwards,
    SessionsOverlap,
    UnknownWeekday,
)
from processes.domain.working_time.places import on_weekday

WEEKDAYS = range(7)
"""0 is Monday, as in ``date.weekday()``."""


class Session(NamedTuple):
    """Minutes of a day from ``opens`` up to, not including, ``closes``."""

    opens: time
    closes: time

    @property
    def first_minute(self) -> int:
        """Minutes from midnight to the opening."""
        return self.opens.hour * 60 + self.opens.minute

    @property
    def end_minute(self) -> int:
        """Minutes from midnight to the closing."""
        return self.closes.hour * 60 + self.closes.minute


Sessions = tuple[Session, ...]
Week = Mapping[int, Sessions]
WeekEntry = Mapping[int, Sequence[tuple[time, time]]]


def sessions_from(pairs: Iterable[tuple[time, time]], place: Message | None = None) -> Sessions:
    """The sessions of one day in order of time; seconds are cut off.

    Raises SessionBackwards or SessionsOverlap, which name the ``place``: a weekday or a date.
    """
    sessions = sorted(Session(_minute(opens), _minute(closes)) for opens, closes in pairs)
    for session in sessions:
        if session.closes <= session.opens:
            raise SessionBackwards(*session, place)
    for earlier, later in pairwise(sessions):
        if later.opens < earlier.closes:
            raise SessionsOverlap(*later, place)
    return tuple(sessions)


def week_from(entry: WeekEntry, valid_from: date | None = None) -> Week:
    """A week with every weekday present; a weekday that was not entered has no sessions.

    ``valid_from`` tells one week of a calendar from another where something is wrong.

    Raises UnknownWeekday and what :func:`sessions_from` raises.
    """
    for weekday in entry:
        check_weekday(weekday)
    return {
        weekday: sessions_from(entry.get(weekday, ()), on_weekday(weekday, valid_from))
        for weekday in WEEKDAYS
    }


def check_weekday(weekday: int) -> int:
    """``weekday`` itself; raises UnknownWeekday."""
    if isinstance(weekday, bool) or weekday not in WEEKDAYS:
        raise UnknownWeekday(weekday)
    return weekday


@dataclass(frozen=True)
class SessionPeriod:
    """The week in force from ``valid_from`` to ``valid_to``, both days included; None is without end."""

    week: Week
    valid_from: date | None = None
    valid_to: date | None = None

    @classmethod
    def build(
        cls, weekly: WeekEntry, valid_from: date | None = None, valid_to: date | None = None
    ) -> "SessionPeriod":
        """A checked period; raises PeriodBackwards and what :func:`week_from` raises."""
        if valid_from and valid_to and valid_to < valid_from:
            raise PeriodBackwards(valid_from, valid_to)
        return cls(week_from(weekly, valid_from), valid_from, valid_to)

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in this period."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


def _minute(clock: time) -> time:
    return time(clock.hour, clock.minute)
