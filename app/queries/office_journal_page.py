"""Nhật ký cơ quan: who changed what, newest first, with what stood there before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select, select

from app.persistence.tables.organisation import officer, unit
from app.persistence.tables.oversight import office_journal
from app.queries.asked_days import ANY_DAY, AskedDays
from app.queries.office_words import SUBJECTS, action_words, field_words, subject_words, value_words
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.views_journals import ChangedField, OfficeChange, OfficeJournal
from app.queries.views_officer import Choice, Filter, FilterGroup, NavItem
from processes.domain.office_journal import OfficeEntry

PAGE = 30
UNSAID = {"id", "sha256", "fee_id", "created_at", "created_by"}
"""Fields that tell people nothing, or what the line says already."""


@dataclass(frozen=True)
class AskedChanges:
    """What the address asks for; ``before`` is the number of the last row shown, ``first`` its place."""

    kind: str = ""
    person: str = ""
    days: AskedDays = ANY_DAY
    before: int | None = None
    first: int = 1


def office_journal_page(reading: Reading, asked: AskedChanges, tabs: tuple[NavItem, ...]) -> OfficeJournal:
    """The list: one read, and one each for the names of units and people that it speaks of."""
    found = reading.session.scalars(_chosen(asked).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    kept = {name: value for name, value in _kept(asked).items() if value}
    onward = {"before": rows[-1].seq} if more else {}
    return OfficeJournal(
        now=reading.now,
        tabs=tabs,
        filter=_filter(reading, asked, bool(kept)),
        rows=tuple(_rows(reading, rows)),
        paging=forward_pages("admin.office_journal", kept, asked.first, len(rows), onward),
    )


def _kept(asked: AskedChanges) -> dict[str, str]:
    return {"kind": asked.kind, "person": asked.person, **asked.days.kept}


def _chosen(asked: AskedChanges) -> Select[Any]:
    on = office_journal.c
    query = select(OfficeEntry).order_by(on.seq.desc())
    if asked.kind:
        query = query.where(on.subject_kind == asked.kind)
    if asked.person:
        query = query.where(on.actor_name.icontains(asked.person, autoescape=True))
    if asked.before:
        query = query.where(on.seq < asked.before)
    return asked.days.within(query, on.at)


def _rows(reading: Reading, found: Sequence[OfficeEntry]) -> Iterator[OfficeChange]:
    names = _names(reading, found)
    for entry in found:
        yield OfficeChange(
            seq=entry.seq,
            at=entry.at,
            who=entry.actor_name,
            what=action_words(reading, entry.action),
            kind=subject_words(reading, entry.subject_kind),
            subject=entry.subject_name,
            fields=tuple(_fields(reading, entry, names)),
            reason=entry.reason,
        )


def _fields(reading: Reading, entry: OfficeEntry, names: dict[str, str]) -> Iterator[ChangedField]:
    before, after = entry.before or {}, entry.after or {}
    for field in dict.fromkeys([*before, *after]):
        told = [value_words(reading, field, side.get(field), names) for side in (before, after)]
        if field not in UNSAID and any(told):
            yield ChangedField(field_words(reading, field), *told)


def _names(reading: Reading, found: Sequence[OfficeEntry]) -> dict[str, str]:
    """Names of the units and officers whose ids stand in the entries."""
    sides = [side for entry in found for side in (entry.before, entry.after) if side]
    ids = {value for side in sides for key, value in side.items() if key.endswith(("_id", "_by")) and value}
    wanted = sorted(id_ for id_ in ids if isinstance(id_, str))
    if not wanted:
        return {}
    rows = [
        row
        for table in (unit, officer)
        for row in reading.session.execute(select(table.c.id, table.c.name).where(table.c.id.in_(wanted)))
    ]
    return {row.id: row.name for row in rows}


def _filter(reading: Reading, asked: AskedChanges, anything: bool) -> Filter:
    kinds = [Choice("", gettext("Tất cả"))]
    kinds += [Choice(kind, subject_words(reading, kind), chosen=kind == asked.kind) for kind in SUBJECTS]
    groups = (
        FilterGroup("kind", "select", tuple(kinds)),
        FilterGroup("person", "text", value=asked.person),
        *asked.days.groups(),
    )
    url = url_for("admin.office_journal")
    return Filter(url, groups, clear_url=url if anything else None)
