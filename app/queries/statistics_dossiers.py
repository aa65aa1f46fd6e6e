"""The dossiers behind a number of the report: the same rows that were counted, paged by id."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, select

from app.persistence.tables.dossiers import dossier
from app.queries.code_words import code_or_none
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.standing_then import counting_date
from app.queries.statistics import Report, classified
from app.queries.statistics_page import AskedReport, Books
from app.queries.statistics_tally import NEW, cell_of
from app.queries.statistics_words import cell_words
from app.queries.views_frame import Link
from app.queries.views_statistics import CountedDossier, CountedDossiers
from processes.domain.dossier.how_it_stands import Ending
from processes.domain.working_time import Outcome

PAGE = 50


def counted_dossiers(
    reading: Reading, asked: AskedReport, cell: str, only: str = "", after: str = "", first: int = 1
) -> CountedDossiers:
    """The dossiers of one cell, of one unit or procedure alone where ``only`` names it."""
    books = Books(reading, asked)
    rows = reading.session.execute(_query(_report(books, only), cell, after)).all()
    shown, more = rows[:PAGE], len(rows) > PAGE
    kept = asked.kept | {"cell": cell} | ({"only": only} if only else {})
    return CountedDossiers(
        now=reading.now,
        what=cell_words(reading, cell),
        period=books.period.words,
        back_url=books.url("desk.statistics"),
        rows=tuple(_rows(books, shown)),
        paging=forward_pages(
            "desk.counted", kept, first, len(shown), {"after": shown[-1].id} if more else {}
        ),
    )


def _report(books: Books, only: str) -> Report:
    if not only:
        return books.report()
    return books.report(procedure=only) if books.asked.by == "procedure" else books.report(unit=only)


def _query(report: Report, cell: str, after: str) -> Select[Any]:
    each = classified(report).subquery()
    on = dossier.c
    columns = (on.code, on.receiving_unit_id, on.received_at, on.finished_at, counting_date.label("due_at"))
    query = select(each, *columns).join(dossier, on.id == each.c.id).where(in_cell(each, cell))
    return query.where(each.c.id > after).order_by(each.c.id).limit(PAGE + 1)


def in_cell(each: Subquery, cell: str) -> ColumnElement[bool]:
    """Whether a classified row is counted in the cell."""
    if cell == "carried":
        return each.c.new == 0
    if cell in NEW:
        return and_(each.c.new == 1, each.c.channel == cell.removeprefix("new_"))
    no_due = each.c.standing == str(Outcome.NO_DUE)
    if cell == "resolved_no_due":
        return and_(no_due, each.c.ended == 1)
    if cell == "in_process_no_due":
        return and_(no_due, each.c.ended == 0)
    if cell == Ending.WITHDRAWN:
        return each.c.standing.in_((str(Ending.WITHDRAWN), str(Ending.CANCELLED)))
    return each.c.standing == cell


def _rows(books: Books, found: Any) -> Iterator[CountedDossier]:
    for row in found:
        yield CountedDossier(
            dossier=_link(books.reading, row),
            procedure=books.names.get(row.procedure, row.procedure),
            unit=books.units[row.unit].name,
            standing=cell_words(books.reading, cell_of(row.standing, bool(row.ended))),
            received_at=row.received_at,
            due_at=row.due_at,
            finished_at=row.finished_at if row.ended else None,
        )


def _link(reading: Reading, row: Row[Any]) -> Link:
    ours = reading.actor.units & {row.receiving_unit_id, row.unit}
    return Link(code_or_none(row.code), url_for("desk.dossier", dossier_id=row.id) if ours else "")
