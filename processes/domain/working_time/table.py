"""Counting in whole numbers over the years of a calendar; each year is built when first asked for."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from processes.domain.working_time.errors import OutsideCalendar
from processes.domain.working_time.instants import DAY
from processes.domain.working_time.sessions import Sessions
from processes.domain.working_time.year import Year, build_year


class WorkingTable:
    """Working minutes and working days between ``first`` and ``last``.

    Minutes are minutes of the wall clock (see ``instants``), days are ordinals. Everything raises
    OutsideCalendar where an argument or a result lies outside.
    """

    def __init__(self, first: date, last: date, sessions_on: Callable[[int], Sessions]) -> None:
        self._first, self._last = first, last
        self._first_ordinal, self._last_ordinal = first.toordinal(), last.toordinal()
        self._sessions_on = sessions_on
        self._years: dict[int, Year] = {}

    def outside(self) -> OutsideCalendar:
        """The refusal that names the days covered."""
        return OutsideCalendar(self._first, self._last)

    def elapsed(self, start: int, end: int) -> int:
        """Working minutes in [start, end); 0 if ``end`` is not after ``start``."""
        first, last = self._year_of(start // DAY), self._year_of(end // DAY)
        if end <= start:
            return 0
        whole = sum(self._year(year).total for year in range(first, last))
        return whole + self._year(last).worked(end) - self._year(first).worked(start)

    def add(self, minute: int, count: int) -> int:
        """The moment at which the ``count``-th working minute at or after ``minute`` ends; count ≥ 1."""
        number = self._year_of(minute // DAY)
        year = self._year(number)
        count += year.worked(minute)
        while count > year.total:
            count -= year.total
            number += 1
            year = self._year(number)
        return year.end_of(count)

    def subtract(self, minute: int, count: int) -> int:
        """The moment at which the ``count``-th working minute before ``minute`` begins; count ≥ 1."""
        number = self._year_of(minute // DAY)
        year = self._year(number)
        count = year.worked(minute) - count
        while count < 0:
            number -= 1
            year = self._year(number)
            count += year.total
        return year.start_after(count)

    def works(self, day: int) -> bool:
        """Whether ``day`` has a counting session."""
        self._year_of(day)
        return bool(self._sessions_on(day))

    def nth_day(self, day: int, count: int) -> int:
        """The ``count``-th working day after ``day``. Raises ValueError for a count below 1."""
        if count < 1:
            raise ValueError("working days to go forward are at least one")
        number = self._year_of(day)
        days = self._year(number).days
        place = bisect_right(days, day) + count - 1
        while place >= len(days):
            place -= len(days)
            number += 1
            days = self._year(number).days
        return days[place]

    def count_days(self, start: int, end: int) -> int:
        """The number of working days after ``start`` up to and including ``end``."""
        first, last = self._year_of(start), self._year_of(end)
        if end <= start:
            return 0
        whole = sum(len(self._year(year).days) for year in range(first, last))
        after = bisect_right(self._year(last).days, end)
        return whole + after - bisect_right(self._year(first).days, start)

    def _year_of(self, day: int) -> int:
        if not self._first_ordinal <= day <= self._last_ordinal:
            raise self.outside()
        return date.fromordinal(day).year

    def _year(self, number: int) -> Year:
        year = self._years.get(number)
        if year is None:
            if not self._first.year <= number <= self._last.year:
                raise self.outside()
            first = max(date(number, 1, 1).toordinal(), self._first_ordinal)
            last = min(date(number, 12, 31).toordinal(), self._last_ordinal)
            year = self._years[number] = build_year(range(first, last + 1), self._sessions_on)
        return year
