"""Tìm hồ sơ: dossiers of the reader's units, newest change first, paged by key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Select, and_, or_, select, union

from app.folding import fold
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import work_item
from app.queries.code_words import code_or_none
from app.queries.desk_clock import dossier_clock
from app.queries.desk_words import procedure_name, status_tag, task_name
from app.queries.moments import moment_in
from app.queries.people import officer_names
from app.queries.reading import Reading
from app.queries.views_officer import Choice, DossierList, DossierRow, Filter, FilterGroup, Paging
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import WORDS, Status
from processes.domain.dossier.work import OPEN, WorkItem

PAGE = 30


@dataclass(frozen=True)
class Search:
    """What the address asks for; ``after`` is the last row's change and id, ``first`` its number."""

    q: str = ""
    status: str = ""
    after: tuple[datetime, str] | None = None
    first: int = 1

    @classmethod
    def read_key(cls, text: str) -> tuple[datetime, str] | None:
        """A place in the order out of an address; None for anything that is not one."""
        moment, _, id_ = text.partition("~")
        at = moment_in(moment)
        return (at, id_) if id_ and at else None


def search_page(reading: Reading, asked: Search) -> DossierList:
    """The dossiers found: two reads, and one for names."""
    found = _found(reading, asked)
    rows, more = found[:PAGE], len(found) > PAGE
    last = asked.first + len(rows) - 1 if rows else 0
    return DossierList(
        now=reading.now,
        filter=_filter(reading, asked),
        rows=tuple(_rows(reading, rows)),
        paging=Paging(
            first=asked.first if rows else 0,
            last=last,
            total="" if more else str(last),
            next=_next(asked, rows[-1], last + 1) if more else None,
            previous=url_for("desk.search", **_kept(asked)) if asked.after else None,
        ),
        filtered=bool(asked.status),
        searched=asked.q,
    )


def _found(reading: Reading, asked: Search) -> Sequence[Dossier]:
    """The newest of each unit, as receiver and as the competent one, each read along its own index."""
    on = dossier.c
    sides = [on.receiving_unit_id == unit for unit in sorted(reading.actor.units)]
    sides += [on.competent_unit_id == unit for unit in sorted(reading.actor.units)]
    if not sides:
        return ()
    newest = (on.updated_at.desc(), on.id.desc())
    parts = [_matching(asked).where(side).order_by(*newest).limit(PAGE + 1).subquery() for side in sides]
    ids = union(*(select(part.c.id) for part in parts))
    query = select(Dossier).where(on.id.in_(ids)).order_by(*newest).limit(PAGE + 1)
    return reading.session.scalars(query).all()


def _matching(asked: Search) -> Select[Any]:
    on = dossier.c
    query = select(on.id).where(on.status != Status.DRAFT)
    for word in fold(asked.q).split()[:8]:
        query = query.where(on.search_text.contains(word, autoescape=True))
    if asked.status:
        query = query.where(on.status == asked.status)
    if asked.after:
        at, id_ = asked.after
        query = query.where(or_(on.updated_at < at, and_(on.updated_at == at, on.id < id_)))
    return query


def _rows(reading: Reading, found: Sequence[Dossier]) -> Iterator[DossierRow]:
    items = _open_items(reading, [one.id for one in found])
    names = officer_names(reading.session, [item.holder_id for item in items.values()])
    for one in found:
        item = items.get(one.id)
        yield DossierRow(
            url=url_for("desk.dossier", dossier_id=one.id),
            code=code_or_none(one.code),
            applicant=one.submitter_name,
            procedure=procedure_name(reading, one.version_id),
            status=status_tag(reading, one.status),
            clock=dossier_clock(reading, one),
            channel=one.channel,
            filed_at=one.submitted_at,
            promised=one.due_current,
            step=task_name(reading, one.version_id, item.node, item.label) if item else "",
            holder_name=_holder(item, names),
        )


def _holder(item: WorkItem | None, names: dict[str, str]) -> str:
    if item is None:
        return ""
    if item.role == "applicant":
        return gettext("người nộp")
    return names.get(item.holder_id or "", "") or gettext("chưa ai nhận")


def _open_items(reading: Reading, ids: list[str]) -> dict[str, WorkItem]:
    """The first open task of each dossier."""
    if not ids:
        return {}
    query = select(WorkItem).where(work_item.c.dossier_id.in_(ids), work_item.c.state == OPEN)
    found: dict[str, Any] = {}
    for item in reading.session.scalars(query.order_by(work_item.c.created_at, work_item.c.id)):
        found.setdefault(item.dossier_id, item)
    return found


def _filter(reading: Reading, asked: Search) -> Filter:
    statuses = [Choice("", gettext("Tất cả"))] + [
        Choice(status, reading.say(words.desk), chosen=status == asked.status)
        for status, words in WORDS.items()
        if status != Status.DRAFT
    ]
    groups = (FilterGroup("q", "text", value=asked.q), FilterGroup("status", "select", tuple(statuses)))
    anything = asked.q or asked.status
    return Filter(url_for("desk.search"), groups, clear_url=url_for("desk.search") if anything else None)


def _kept(asked: Search) -> dict[str, Any]:
    return {name: value for name, value in (("q", asked.q), ("status", asked.status)) if value}


def _next(asked: Search, last: Dossier, first: int) -> str:
    key = f"{last.updated_at.astimezone(UTC).isoformat()}~{last.id}"
    return url_for("desk.search", **_kept(asked), after=key, first=first)
