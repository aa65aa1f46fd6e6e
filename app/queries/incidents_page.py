"""Sự cố: actions that broke, newest first."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, and_, func, or_, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import incident
from app.queries.outbox_page import dossier_link
from app.queries.reading import Reading
from app.queries.views_admin import IncidentRow, Incidents
from app.queries.views_officer import NavItem, Paging
from forms.messages import Message, message

PAGE = 30
TABS = ("open", "repeated", "closed")
ACTIONS: dict[str, Message] = {
    "complete_task": message("Hoàn thành việc"),
    "claim_task": message("Nhận việc"),
    "release_task": message("Nhả việc"),
    "save_task_draft": message("Lưu việc đang làm"),
    "add_result": message("Tải lên kết quả"),
    "submit": message("Gửi hồ sơ"),
    "confirm_payment": message("Ghi nhận thanh toán"),
    "fire_due": message("Đồng hồ đến hạn"),
    "keep_slip_pdf": message("Lập tệp PDF của phiếu"),
    "publish": message("Đưa quy trình vào áp dụng"),
}
"""Actions in words; others are called by their name."""


def incidents_page(
    reading: Reading, tab: str, after: tuple[datetime, str] | None = None, first: int = 1
) -> Incidents:
    """The list: two reads."""
    found = reading.session.execute(_chosen(tab, after).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    last = first + len(rows) - 1 if rows else 0
    return Incidents(
        now=reading.now,
        tabs=tuple(_tabs(reading, tab)),
        rows=tuple(_row(reading, row) for row in rows),
        paging=Paging(
            first=first if rows else 0,
            last=last,
            total="" if more else str(last),
            previous=url_for("admin.incidents", list=tab) if after else None,
            next=url_for("admin.incidents", list=tab, after=_key(rows[-1]), first=last + 1) if more else None,
        ),
    )


def _chosen(tab: str, after: tuple[datetime, str] | None) -> Any:
    known = (dossier.c.code, dossier.c.receiving_unit_id, dossier.c.competent_unit_id)
    query = select(incident, *known).outerjoin(dossier, dossier.c.id == incident.c.dossier_id)
    query = query.where(incident.c.state == tab)
    if after:
        at, id_ = after
        earlier = and_(incident.c.last_at == at, incident.c.id < id_)
        query = query.where(or_(incident.c.last_at < at, earlier))
    return query.order_by(incident.c.last_at.desc(), incident.c.id.desc())


def _row(reading: Reading, row: Row[Any]) -> IncidentRow:
    return IncidentRow(
        id=row.id,
        what=reading.say(ACTIONS.get(row.action, row.action)),
        advice=_advice(row),
        blocking=row.state == "open" and row.dossier_id is not None,
        dossiers=int(row.dossier_id is not None),
        attempts=row.count,
        first_at=row.first_at,
        last_at=row.last_at,
        machine=row.error,
        dossier=dossier_link(reading, row),
    )


def _advice(row: Row[Any]) -> str:
    number = row.id[:8]
    return gettext(
        "Số sự cố %(number)s. Không có gì được ghi; sửa nguyên nhân rồi làm lại việc này.", number=number
    )


def _tabs(reading: Reading, current: str) -> Iterator[NavItem]:
    query = select(incident.c.state, func.count()).group_by(incident.c.state)
    counts: Counter[str] = Counter({row[0]: row[1] for row in reading.session.execute(query)})
    for tab in TABS:
        url = url_for("admin.incidents", **({} if tab == "open" else {"list": tab}))
        yield NavItem(tab, url, tab == current, counts[tab])


def _key(row: Row[Any]) -> str:
    return f"{row.last_at.astimezone(UTC).isoformat()}~{row.id}"
