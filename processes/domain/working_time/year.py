"""One year of a calendar as running sums, so that a search replaces counting day by day."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from processes.domain.working_time.instants import DAY
from processes.domain.working_time.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Year:
    """Working days (ordinals) and sessions (minutes of the wall clock) of one year, in order.

    ``before[i]`` is the number of working minutes of the year before session ``i``.
    """

    days: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    total: int

    def worked(self, minute: int) -> int:
        """Working minutes of the year before ``minute``."""
        session = bisect_right(self.starts, minute) - 1
        if session < 0:
            return 0
        return self.before[session] + min(minute, self.ends[session]) - self.starts[session]

    def end_of(self, count: int) -> int:
        """The moment at which the ``count``-th working minute of the year ends; 1 ≤ count ≤ total."""
        session = bisect_left(self.before, count) - 1
        return self.starts[session] + count - self.before[session]

    def start_after(self, count: int) -> int:
        """The moment at which the working minute after the first ``count`` begins; 0 ≤ count < total."""
        session = bisect_right(self.before, count) - 1
        return self.starts[session] + count - self.before[session]


def build_year(ordinals: range, sessions_on: Callable[[int], Sessions]) -> Year:
    """The table of the days ``ordinals``."""
    days: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    total = 0
    for ordinal in ordinals:
        sessions = sessions_on(ordinal)
        if sessions:
            days.append(ordinal)
        for session in sessions:
            starts.append(ordinal * DAY + session.first_minute)
            ends.append(ordinal * DAY + session.end_minute)
            before.append(total)
            total += session.end_minute - session.first_minute
    return Year(tuple(days), tuple(starts), tuple(ends), tuple(before), total)
