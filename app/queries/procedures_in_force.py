"""Thủ tục: the procedures in force, with their version and how many dossiers are on their way."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import ColumnElement, exists, func, select

from app.folding import fold
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.procedures import procedure, procedure_version
from app.persistence.tables.work import work_item
from app.queries.draft_reviews import waiting_reviews
from app.queries.paging import forward_pages
from app.queries.procedure_words import limit_words, main_limit
from app.queries.reading import Reading
from app.queries.views_admin import ProcedureRow, Procedures
from app.queries.views_officer import Choice, Filter, FilterGroup, NavItem
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.work import OPEN

PAGE = 30
TABS = ("in_force", "scheduled", "retired", "side")


@dataclass(frozen=True)
class Asked:
    """What the address asks for; ``after`` is the code of the last row, ``first`` its number."""

    tab: str = "in_force"
    q: str = ""
    field: str = ""
    after: str = ""
    first: int = 1


def procedures_page(reading: Reading, asked: Asked) -> Procedures:
    """The list in the order of codes: four reads, and one for each version not read before."""
    found = reading.session.execute(_chosen(asked).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    tab = {} if asked.tab == "in_force" else {"list": asked.tab}
    kept = tab | {name: value for name, value in (("q", asked.q), ("field", asked.field)) if value}
    onward = {"after": rows[-1].code} if more else {}
    return Procedures(
        now=reading.now,
        rows=tuple(_rows(reading, rows)),
        count=_count(reading, "in_force"),
        tabs=tuple(_tabs(reading, asked.tab)),
        upload_url=url_for("designer.upload"),
        reviews_url=url_for("designer.reviews"),
        reviews=waiting_reviews(reading),
        filter=_filter(reading, asked),
        paging=forward_pages("admin.procedures", kept, asked.first, len(rows), onward),
    )


def _chosen(asked: Asked) -> Any:
    version = procedure_version.c
    shown = _shown(asked.tab)
    moments = (version.published_at, version.scheduled_for, version.in_force_since)
    columns = (version.id.label("shown_id"), version.number, version.sha256, *moments)
    both = procedure.join(procedure_version, version.id == shown)
    query = select(procedure, *columns).select_from(both).where(*_of(asked.tab))
    for word in fold(asked.q).split()[:8]:
        query = query.where(procedure.c.search_text.contains(word, autoescape=True))
    if asked.field:
        query = query.where(procedure.c.field == asked.field)
    if asked.after:
        query = query.where(procedure.c.code > asked.after)
    return query.order_by(procedure.c.code)


def _rows(reading: Reading, rows: Any) -> Iterator[ProcedureRow]:
    running = _running(reading, [row.code for row in rows])
    for row in rows:
        profile = reading.version(row.shown_id).facts.profile
        yield ProcedureRow(
            code=row.code,
            name=profile.short_name.read(reading.locale),
            field=profile.field.read(reading.locale),
            level=row.online_level,
            version=row.number,
            in_force_from=row.scheduled_for or day_of(row.in_force_since or row.published_at),
            limit=limit_words(main_limit(profile)),
            running=running.get(row.code, 0),
            sha256=row.sha256,
            url=url_for("admin.procedure_page", code=row.code),
        )


def _running(reading: Reading, codes: list[str]) -> dict[str, int]:
    """Dossiers that wait for somebody, by procedure."""
    query = (
        select(dossier.c.procedure_code, func.count(work_item.c.dossier_id.distinct()))
        .join(dossier, dossier.c.id == work_item.c.dossier_id)
        .where(work_item.c.state == OPEN, dossier.c.procedure_code.in_(codes))
        .group_by(dossier.c.procedure_code)
    )
    return {row[0]: row[1] for row in reading.session.execute(query)}


def _of(tab: str) -> tuple[ColumnElement[bool], ...]:
    """The procedures of a tab: in force, with a version that waits for its day, ended, or side diagrams."""
    at = procedure.c
    if tab == "side":
        return (at.kind == "side", at.version_id.is_not(None))
    if tab == "scheduled":
        return (_has_scheduled(),)
    if tab == "retired":
        return (at.kind == "procedure", at.version_id.is_(None), ~_has_scheduled())
    return (at.kind == "procedure", at.version_id.is_not(None))


def _has_scheduled() -> ColumnElement[bool]:
    version = procedure_version.alias()
    return exists().where(version.c.procedure_code == procedure.c.code, version.c.scheduled_for.is_not(None))


def _shown(tab: str) -> Any:
    """The version that a tab shows of a procedure: the one in force, the next, or the newest there was."""
    if tab in ("in_force", "side"):
        return procedure.c.version_id
    version = procedure_version.alias()
    query = select(version.c.id).where(version.c.procedure_code == procedure.c.code)
    if tab == "scheduled":
        query = query.where(version.c.scheduled_for.is_not(None))
        order = [version.c.scheduled_for, version.c.number.desc()]
    else:
        order = [version.c.number.desc()]
    return query.order_by(*order).limit(1).scalar_subquery()


def _tabs(reading: Reading, current: str) -> Iterator[NavItem]:
    for tab in TABS:
        url = url_for("admin.procedures", **({} if tab == "in_force" else {"list": tab}))
        yield NavItem(tab, url, tab == current, _count(reading, tab))


def _count(reading: Reading, tab: str) -> int:
    query = select(func.count()).select_from(procedure).where(*_of(tab))
    return int(reading.session.scalar(query) or 0)


def _filter(reading: Reading, asked: Asked) -> Filter:
    fields = reading.session.scalars(
        select(procedure.c.field).where(*_of(asked.tab)).distinct().order_by(procedure.c.field)
    )
    choices = [Choice("", gettext("Tất cả")), *(Choice(f, f, chosen=f == asked.field) for f in fields if f)]
    groups = (FilterGroup("q", "text", value=asked.q), FilterGroup("field", "select", tuple(choices)))
    tab = {} if asked.tab == "in_force" else {"list": asked.tab}
    clear = url_for("admin.procedures", **tab) if asked.q or asked.field else None
    return Filter(url_for("admin.procedures"), groups, tuple(tab.items()), clear)
