"""Times during which a clock stands still."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.errors import PauseBackwards, PausesOverlap


@dataclass(frozen=True)
class Pause:
    """The clock stands still in [start, end); an ``end`` of None means it still does.

    ``reference`` is the caller's own name for the pause (a slip, a row); nothing here reads it.
    Raises PauseBackwards.
    """

    start: datetime
    end: datetime | None = None
    reference: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise PauseBackwards(self.start, self.end)


@dataclass(frozen=True)
class Stop:
    """A pause as far as it concerns one clock: on the calendar's clock and not before the clock's start."""

    start: datetime
    end: datetime | None
    pause: Pause


def stops(calendar: WorkingCalendar, start: datetime, pauses: Iterable[Pause]) -> tuple[Stop, ...]:
    """The pauses of a clock that started at ``start``, in order, without those that last no minute.

    Raises PausesOverlap: pauses of one dossier never overlap (§4), and only the last may be open.
    """
    start = calendar.local(start)
    found: list[Stop] = []
    latest: Pause | None = None
    for pause in sorted(pauses, key=_by_time):
        if latest and (latest.end is None or latest.end > pause.start):
            raise PausesOverlap(calendar.local(pause.start))
        latest = pause
        begin = max(start, calendar.local(pause.start))
        end = pause.end and calendar.local(pause.end)
        if end is None or end > begin:
            found.append(Stop(begin, end, pause))
    return tuple(found)


def _by_time(pause: Pause) -> tuple[datetime, bool, datetime]:
    return pause.start, pause.end is None, pause.end or pause.start


def used_minutes(
    calendar: WorkingCalendar, start: datetime, now: datetime, pauses: Iterable[Pause] = ()
) -> int:
    """Working minutes in [start, now) that lie in no pause."""
    standing = sum(
        calendar.elapsed(min(stop.start, now), now if stop.end is None else min(stop.end, now))
        for stop in stops(calendar, start, pauses)
    )
    return calendar.elapsed(start, now) - standing
