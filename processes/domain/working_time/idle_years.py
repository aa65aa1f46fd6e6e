"""Years that nobody should be able to enter, or to forget: without work, or without a day off."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from processes.domain.working_time.errors import YearWithoutWork
from processes.domain.working_time.sessions import SessionPeriod


def check_years(
    first: date,
    last: date,
    periods: Sequence[SessionPeriod],
    days_off: Collection[date],
    works: Callable[[date], bool],
) -> None:
    """Raises YearWithoutWork for the first year in which no day works.

    Only years that an entry touches can be such a year. A year that the calendar covers in part is looked at
    only if it covers no other.
    """
    for year in sorted(_touched(first, last, periods, days_off)):
        begins, ends = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        whole = (begins.month, begins.day, ends.month, ends.day) == (1, 1, 12, 31)
        if (whole or first.year == last.year) and not any(works(day) for day in _days(begins, ends)):
            raise YearWithoutWork(year)


def _touched(
    first: date, last: date, periods: Sequence[SessionPeriod], days_off: Collection[date]
) -> set[int]:
    """A stretch without sessions that holds a whole year holds the first whole year of a period, or its
    last."""
    years = {day.year for day in days_off}
    for period in periods:
        starts, ends = (period.valid_from or first).year, (period.valid_to or last).year
        years |= {starts, starts + 1, ends - 1, ends}
    return {year for year in years if first.year <= year <= last.year}


def _days(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
