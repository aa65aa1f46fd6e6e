"""Thống kê: the report of a period, by procedure or by unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.tables.procedures import procedure, procedure_version
from app.queries.asked_days import ANY_DAY, AskedDays
from app.queries.reading import Reading
from app.queries.statistics import Counts, Report, counts
from app.queries.statistics_period import Period, asked_period, period_choices
from app.queries.statistics_tally import BLOCKS, NEW, Tally
from app.queries.statistics_words import block_words, cell_words
from app.queries.supervision import WatchedUnit, below, watched_units
from app.queries.views_frame import Link
from app.queries.views_officer import Choice, Filter, FilterGroup, NavItem
from app.queries.views_statistics import StatBlock, StatCell, StatisticsPage, StatLine

BY = ("procedure", "unit")


@dataclass(frozen=True)
class AskedReport:
    """What the address asks for."""

    period: str = ""
    days: AskedDays = ANY_DAY
    unit: str = ""
    procedure: str = ""
    by: str = "procedure"

    @property
    def kept(self) -> dict[str, str]:
        """What every address of these pages carries."""
        given = {"period": self.period, "unit": self.unit, "procedure": self.procedure, **self.days.kept}
        by = {"by": self.by} if self.by != BY[0] else {}
        return by | {name: value for name, value in given.items() if value}


@dataclass
class Books:
    """What a page of statistics needs again and again: the units watched, names, the period."""

    reading: Reading
    asked: AskedReport

    @cached_property
    def units(self) -> dict[str, WatchedUnit]:
        """The units that the reader watches over."""
        return watched_units(self.reading)

    @cached_property
    def period(self) -> Period:
        """The period asked for."""
        return asked_period(self.asked.period, self.asked.days, self.reading.now)

    @cached_property
    def names(self) -> dict[str, str]:
        """The short names of procedures by code, as their newest version gives them."""
        version = procedure_version.c
        query = select(version.procedure_code, version.id).order_by(version.number)
        query = query.join(procedure, procedure.c.code == version.procedure_code)
        newest = dict(self.reading.session.execute(query.where(procedure.c.kind == "procedure")).all())
        facts = {code: self.reading.version(id_).facts for code, id_ in newest.items()}
        return {code: one.profile.short_name.read(self.reading.locale) for code, one in facts.items()}

    def report(self, unit: str = "", procedure: str = "") -> Report:
        """The report asked for, or that of one unit or procedure alone. Units not watched count nothing."""
        chosen = below(self.units, self.asked.unit) if self.asked.unit else frozenset(self.units)
        at = self.period.at(self.reading.now)
        alone = chosen & {unit} if unit else chosen
        return Report(self.period.start, at, alone, procedure or self.asked.procedure)

    def url(self, endpoint: str, **more: str) -> str:
        """An address that keeps what was asked for."""
        return url_for(endpoint, **(self.asked.kept | more))


def statistics_page(reading: Reading, asked: AskedReport) -> StatisticsPage:
    """The report: two statements that count, and two for names."""
    books = Books(reading, asked)
    found = counts(reading.session, books.report())
    total = found.total
    at = books.period.at(reading.now)
    new = sum(total.cells[cell] for cell in NEW)
    return StatisticsPage(
        period=books.period.words,
        as_of=at,
        lasting=at >= reading.now - timedelta(seconds=1),
        filter=_filter(books),
        tabs=tuple(NavItem(by, books.url("desk.statistics", by=by), by == asked.by) for by in BY),
        by=asked.by,
        lines=tuple(_lines(books, found)),
        total=stat_line(books, gettext("Tổng cộng"), total, {}),
        online_share=total.cells["new_online"] / new if new else None,
        tools=tuple(_tools(books)),
    )


def _lines(books: Books, found: Counts) -> Iterator[StatLine]:
    place = 1 if books.asked.by == "procedure" else 0
    names = books.names if place else {id_: one.name for id_, one in books.units.items()}
    sums = found.by(place)
    for id_ in sorted(sums, key=lambda id_: (names.get(id_, ""), id_)):
        yield stat_line(books, names.get(id_, id_), sums[id_], {"only": id_}, id_ if place else "")


def stat_line(books: Books, name: str, tally: Tally, only: dict[str, str], code: str = "") -> StatLine:
    """A line with its numbers; ``only`` is what its links add to the address."""
    return StatLine(
        name=name,
        code=code,
        blocks=tuple(_block(books, block, tally, only) for block in BLOCKS),
        waiting=StatCell("", tally.cells["waiting"]),
        share=tally.on_time_share,
    )


def _block(books: Books, block: str, tally: Tally, only: dict[str, str]) -> StatBlock:
    cells = tuple(
        StatCell(
            cell_words(books.reading, cell),
            tally.cells[cell],
            books.url("desk.counted", cell=cell, **only),
        )
        for cell in BLOCKS[block]
        if tally.cells[cell]
    )
    return StatBlock(block_words(books.reading, block), tally.sum(block), cells)


def _filter(books: Books) -> Filter:
    asked = books.asked
    units = [Choice("", gettext("Tất cả đơn vị"))]
    units += [Choice(id_, one.name, chosen=id_ == asked.unit) for id_, one in books.units.items()]
    codes = [Choice("", gettext("Tất cả thủ tục"))]
    codes += [Choice(code, name, chosen=code == asked.procedure) for code, name in books.names.items()]
    groups = (
        FilterGroup("period", "select", period_choices(books.period, books.reading.now)),
        *asked.days.groups(),
        FilterGroup("unit", "select", tuple(units)),
        FilterGroup("procedure", "select", tuple(codes)),
    )
    url, by = url_for("desk.statistics"), asked.kept.get("by")
    anything = set(asked.kept) - {"by"}
    return Filter(url, groups, (("by", by),) if by else (), url if anything else None)


def _tools(books: Books) -> Iterator[Link]:
    kept: dict[str, Any] = books.asked.kept
    yield Link("CSV", url_for("desk.statistics_file", kind="csv", **kept))
    yield Link("Excel", url_for("desk.statistics_file", kind="xlsx", **kept))
