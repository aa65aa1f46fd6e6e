"""Đã xem: who looked at which dossier, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, Select, and_, func, or_, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import officer, party
from app.persistence.tables.records import access_log
from app.queries.asked_days import ANY_DAY, AskedDays
from app.queries.outbox_page import dossier_link
from app.queries.paging import forward_pages
from app.queries.read_words import read_words
from app.queries.reading import Reading
from app.queries.views_journals import Look, Looks
from app.queries.views_officer import Filter, FilterGroup, NavItem

PAGE = 50


@dataclass(frozen=True)
class AskedReads:
    """What the address asks for; ``after`` is the moment and number of the last row, ``first`` its place."""

    person: str = ""
    code: str = ""
    days: AskedDays = ANY_DAY
    after: tuple[datetime, int] | None = None
    first: int = 1


def reads_page(reading: Reading, asked: AskedReads, tabs: tuple[NavItem, ...]) -> Looks:
    """The list: one read."""
    found = reading.session.execute(_chosen(asked).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    given = {"person": asked.person, "code": asked.code, **asked.days.kept}
    kept = {name: value for name, value in given.items() if value}
    onward = {"after": _key(rows[-1])} if more else {}
    return Looks(
        now=reading.now,
        tabs=tabs,
        filter=_filter(asked, bool(kept)),
        rows=tuple(_rows(reading, rows)),
        paging=forward_pages("admin.reads", kept, asked.first, len(rows), onward),
    )


def _chosen(asked: AskedReads) -> Select[Any]:
    on = access_log.c
    who = func.coalesce(officer.c.name, party.c.name).label("who")
    known = (dossier.c.code, dossier.c.receiving_unit_id, dossier.c.competent_unit_id)
    seen = party.alias("seen")
    query = (
        select(access_log, who, seen.c.name.label("whom"), *known)
        .outerjoin(officer, officer.c.id == on.actor_id)
        .outerjoin(party, party.c.id == on.actor_id)
        .outerjoin(dossier, dossier.c.id == on.dossier_id)
        .outerjoin(seen, seen.c.id == on.subject)
    )
    if asked.person:
        query = query.where(on.actor_id.in_(_named(officer, asked)) | on.actor_id.in_(_named(party, asked)))
    if asked.code:
        query = query.where(
            on.dossier_id.in_(select(dossier.c.id).where(dossier.c.code == asked.code.upper()))
        )
    if asked.after:
        at, id_ = asked.after
        query = query.where(or_(on.at < at, and_(on.at == at, on.id < id_)))
    return asked.days.within(query, on.at).order_by(on.at.desc(), on.id.desc())


def _named(table: Any, asked: AskedReads) -> Select[Any]:
    return select(table.c.id).where(table.c.name.icontains(asked.person, autoescape=True))


def _rows(reading: Reading, found: Sequence[Row[Any]]) -> Iterator[Look]:
    for row in found:
        yield Look(
            at=row.at,
            who=row.who or gettext("người chưa đăng nhập"),
            what=read_words(reading, row.what),
            address=row.address,
            dossier=dossier_link(reading, row),
            subject="" if row.dossier_id else row.whom or row.subject,
        )


def _key(row: Row[Any]) -> str:
    return f"{row.at.astimezone(UTC).isoformat()}~{row.id}"


def _filter(asked: AskedReads, anything: bool) -> Filter:
    groups = (
        FilterGroup("person", "text", value=asked.person),
        FilterGroup("code", "text", value=asked.code),
        *asked.days.groups(),
    )
    url = url_for("admin.reads")
    return Filter(url, groups, clear_url=url if anything else None)
