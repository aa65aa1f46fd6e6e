"""The periods of a report: a month, a quarter, a year, or from one day to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import gettext

from app.formatting import ZONE, day
from app.queries.asked_days import AskedDays
from app.queries.views_officer import Choice
from processes.domain.dossier.codes import day_of

NAMED = re.compile(r"(20\d\d)(?:-(0[1-9]|1[0-2])|-q([1-4]))?", re.ASCII)
MONTHS, QUARTERS, YEARS = 13, 5, 3
"""How many of each are offered; an address may ask for others."""


@dataclass(frozen=True)
class Period:
    """Whole days in Vietnam; ``id`` is what an address calls it ("2026-11", "2026-q4", "2026"), empty for
    days chosen freely."""

    first: date
    last: date
    id: str = ""

    @property
    def start(self) -> datetime:
        """The first moment."""
        return datetime.combine(self.first, time(), ZONE)

    def at(self, now: datetime) -> datetime:
        """The last moment, or now while the period lasts: as of then the dossiers are looked at."""
        end = datetime.combine(self.last + timedelta(days=1), time(), ZONE)
        return min(end - timedelta(microseconds=1), now)

    @property
    def words(self) -> str:
        """What a reader calls it."""
        if "-q" in self.id:
            return gettext("quý %(quarter)s/%(year)s", quarter=self.id[-1], year=self.first.year)
        if "-" in self.id:
            return gettext("tháng %(month)s/%(year)s", month=self.first.month, year=self.first.year)
        if self.id:
            return gettext("năm %(year)s", year=self.id)
        return gettext("từ %(first)s đến hết %(last)s", first=day(self.first), last=day(self.last))


def named_period(text: str) -> Period | None:
    """The month, quarter or year that an address names; None for anything else."""
    found = NAMED.fullmatch(text)
    if found is None:
        return None
    year, month, quarter = int(found[1]), found[2], found[3]
    if month:
        return _months(year, int(month), 1, text)
    return _months(year, int(quarter) * 3 - 2, 3, text) if quarter else _months(year, 1, 12, text)


def asked_period(text: str, days: AskedDays, now: datetime) -> Period:
    """Days typed win over a named period; without any it is the present month.

    A last day alone means from the beginning of its year, a first day alone until today.
    """
    today = day_of(now)
    if days.first or days.last:
        last = days.last or max(days.first or today, today)
        first = days.first or date(last.year, 1, 1)
        return Period(min(first, last), max(first, last))
    return named_period(text) or _months(today.year, today.month, 1, f"{today:%Y-%m}")


def period_choices(chosen: Period, now: datetime) -> tuple[Choice, ...]:
    """What the filter offers, the latest first, and what is chosen where it is not among them."""
    offered = {period.id: period for period in _offered(day_of(now))}
    if chosen.id:
        offered.setdefault(chosen.id, chosen)
    free = [] if chosen.id else [Choice("", gettext("theo ngày bên dưới"), chosen=True)]
    return (*free, *(Choice(id_, one.words, chosen=id_ == chosen.id) for id_, one in offered.items()))


def _offered(today: date) -> Iterator[Period]:
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(MONTHS)]
    yield from (_months(year, month + 1, 1, f"{year}-{month + 1:02d}") for year, month in months)
    quarters = [divmod(today.year * 4 + (today.month - 1) // 3 - back, 4) for back in range(QUARTERS)]
    yield from (_months(year, part * 3 + 1, 3, f"{year}-q{part + 1}") for year, part in quarters)
    yield from (_months(today.year - back, 1, 12, str(today.year - back)) for back in range(YEARS))


def _months(year: int, month: int, count: int, id_: str) -> Period:
    after, rest = divmod(month - 1 + count, 12)
    return Period(date(year, month, 1), date(year + after, rest + 1, 1) - timedelta(days=1), id_)
