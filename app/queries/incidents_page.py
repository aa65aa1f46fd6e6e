"""Sự cố: actions that broke, newest first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, Select, and_, func, or_, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import incident
from app.queries.desk_clock import dossier_clock
from app.queries.incident_words import ACTIONS, error_words
from app.queries.outbox_page import dossier_link
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.views_frame import Link
from app.queries.views_incidents import IncidentRow, Incidents
from app.queries.views_officer import BulkAction, BulkLine, Clock, NavItem
from processes.domain.dossier.dossier import Dossier

PAGE = 30
TABS = ("open", "repeated", "closed")


def incidents_page(
    reading: Reading,
    tab: str,
    after: tuple[datetime, str] | None = None,
    first: int = 1,
    results: Sequence[BulkLine] = (),
) -> Incidents:
    """The list: three reads."""
    query = _incidents().where(incident.c.state == tab)
    found = reading.session.execute(_behind(query, after).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    counts = _counts(reading)
    onward = {"after": _key(rows[-1])} if more else {}
    return Incidents(
        now=reading.now,
        tabs=tuple(_tabs(tab, counts)),
        rows=incident_rows(reading, rows),
        paging=forward_pages("admin.incidents", {"list": tab}, first, len(rows), onward, str(counts[tab])),
        open_count=counts["open"],
        bulk=_bulk() if tab == "open" else (),
        results=tuple(results),
        tools=(Link(gettext("Chuyển bước bắt buộc"), url_for("admin.forced_step")),),
    )


def chosen_incidents(reading: Reading, ids: Sequence[str]) -> tuple[IncidentRow, ...]:
    """The open incidents among ``ids``, newest first."""
    query = _incidents().where(incident.c.id.in_(ids), incident.c.state == "open")
    return incident_rows(reading, reading.session.execute(_behind(query, None)).all())


def one_incident(reading: Reading, incident_id: str) -> Row[Any] | None:
    """An incident with what is known of its dossier."""
    return reading.session.execute(_incidents().where(incident.c.id == incident_id)).first()


def incident_rows(reading: Reading, rows: Iterable[Row[Any]]) -> tuple[IncidentRow, ...]:
    """Rows in words, with the clocks of their dossiers."""
    found = list(rows)
    clocks = _clocks(reading, {row.dossier_id for row in found if row.state == "open" and row.dossier_id})
    return tuple(_row(reading, row, clocks.get(row.dossier_id)) for row in found)


def _incidents() -> Select[Any]:
    known = (dossier.c.code, dossier.c.receiving_unit_id, dossier.c.competent_unit_id)
    return select(incident, *known).outerjoin(dossier, dossier.c.id == incident.c.dossier_id)


def _behind(query: Select[Any], after: tuple[datetime, str] | None) -> Select[Any]:
    if after:
        at, id_ = after
        earlier = and_(incident.c.last_at == at, incident.c.id < id_)
        query = query.where(or_(incident.c.last_at < at, earlier))
    return query.order_by(incident.c.last_at.desc(), incident.c.id.desc())


def _row(reading: Reading, row: Row[Any], clock: Clock | None) -> IncidentRow:
    words = error_words(row.error)
    return IncidentRow(
        id=row.id,
        number=row.number or row.id[:8],
        url=url_for("admin.incident", incident_id=row.id),
        what=reading.say(words.what),
        action=reading.say(ACTIONS.get(row.action, row.action)),
        advice=reading.say(words.advice),
        who=row.actor_name,
        blocking=row.state == "open" and row.dossier_id is not None,
        dossiers=int(row.dossier_id is not None),
        attempts=row.count,
        first_at=row.first_at,
        last_at=row.last_at,
        machine=row.error,
        most_urgent=clock,
        dossier=dossier_link(reading, row),
        selectable=row.state == "open",
    )


def _clocks(reading: Reading, ids: set[str]) -> dict[str, Clock]:
    if not ids:
        return {}
    found = reading.session.scalars(select(Dossier).where(dossier.c.id.in_(sorted(ids))))
    return {one.id: dossier_clock(reading, one) for one in found}


def _bulk() -> tuple[BulkAction, ...]:
    return (
        BulkAction("retry", url_for("admin.repeat_incidents"), primary=True),
        BulkAction("close", url_for("admin.choose_incidents")),
    )


def _counts(reading: Reading) -> Counter[str]:
    query = select(incident.c.state, func.count()).group_by(incident.c.state)
    return Counter({row[0]: row[1] for row in reading.session.execute(query)})


def _tabs(current: str, counts: Counter[str]) -> Iterator[NavItem]:
    for tab in TABS:
        url = url_for("admin.incidents", **({} if tab == "open" else {"list": tab}))
        yield NavItem(tab, url, tab == current, counts[tab])


def _key(row: Row[Any]) -> str:
    return f"{row.last_at.astimezone(UTC).isoformat()}~{row.id}"
