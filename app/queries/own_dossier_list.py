"""Quản lý hồ sơ đã nộp: the applicant's dossiers, latest change first, paged by key (C-44)."""

from collections import Counter
from datetime import UTC, datetime

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Row, Select, and_, func, or_, select

from app.formatting import day
from app.persistence.database import db
from app.persistence.tables.dossiers import dossier, paper
from app.queries.code_words import code_or_none
from app.queries.views_citizen import DossierRow, DossiersPage
from app.queries.views_frame import Pages, Tab
from app.services import services
from app.web.languages import current_locale
from processes.domain.access import Actor
from processes.domain.dossier.statuses import ENDED, Status

PAGE = 20
WAITING = (Status.INTAKE_SUPPLEMENT, Status.SUPPLEMENT_REQUESTED)


def dossiers_page(actor: Actor, wanted: str, before: str) -> DossiersPage:
    """One page of the list. ``wanted`` is a tab (draft, running, ended, else all), ``before`` a cursor."""
    rows = db.session.execute(_after(_list(actor, wanted), before).limit(PAGE + 1)).all()
    shown, more = rows[:PAGE], len(rows) > PAGE
    failed = _failed([row.id for row in shown if row.status in WAITING])
    following = url_for("dossiers.mine", tab=wanted or None, before=_cursor(shown[-1])) if more else None
    return DossiersPage(
        rows=tuple(_row(row, failed) for row in shown),
        tabs=_tabs(actor, wanted),
        pages=Pages(gettext("%(count)s hồ sơ trên trang này", count=len(shown)), None, following)
        if more or before
        else None,
    )


def _list(actor: Actor, wanted: str) -> Select[tuple[object, ...]]:
    query = (
        select(
            dossier.c.id,
            dossier.c.code,
            dossier.c.version_id,
            dossier.c.subject,
            dossier.c.status,
            dossier.c.updated_at,
            dossier.c.submitted_at,
            dossier.c.due_current,
            dossier.c.finished_at,
            dossier.c.expires_at,
        )
        .where(dossier.c.party_id == actor.party_id, SHOWN)
        .order_by(dossier.c.updated_at.desc(), dossier.c.id.desc())
    )
    return query.where(dossier.c.status.in_(GROUPS[wanted])) if wanted in GROUPS else query


GROUPS = {
    "draft": [Status.DRAFT],
    "running": [status for status in Status if status is not Status.DRAFT and status not in ENDED],
    "ended": list(ENDED),
}
"""Statuses of each tab."""
SHOWN = or_(dossier.c.status != Status.DRAFT, dossier.c.filed_by.is_(None))
"""What an officer is drawing up at the desk is not shown before it is filed."""


def _after(query: Select[tuple[object, ...]], cursor: str) -> Select[tuple[object, ...]]:
    """The rows after ``cursor`` ("<microseconds>-<id>"); a cursor that cannot be read is ignored."""
    stamp, _, last = cursor.partition("-")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 18 and last):
        return query
    moment = datetime.fromtimestamp(int(stamp) / 1_000_000, UTC)
    earlier = dossier.c.updated_at < moment
    return query.where(or_(earlier, and_(dossier.c.updated_at == moment, dossier.c.id < last)))


def _cursor(row: Row[tuple[object, ...]]) -> str:
    return f"{round(row.updated_at.timestamp() * 1_000_000)}-{row.id}"


def _failed(ids: list[str]) -> dict[str, int]:
    """How many papers must be handed in again, by dossier."""
    if not ids:
        return {}
    query = (
        select(paper.c.dossier_id, func.count())
        .where(paper.c.dossier_id.in_(ids), paper.c.current, paper.c.check == "failed")
        .group_by(paper.c.dossier_id)
    )
    return dict(db.session.execute(query).all())


def _tabs(actor: Actor, wanted: str) -> tuple[Tab, ...]:
    counted = db.session.execute(
        select(dossier.c.status, func.count())
        .where(dossier.c.party_id == actor.party_id, SHOWN)
        .group_by(dossier.c.status)
    )
    counts = Counter(dict(counted.all()))
    words = {
        "draft": gettext("Bản nháp"),
        "running": gettext("Đang giải quyết"),
        "ended": gettext("Đã kết thúc"),
    }
    whole = Tab(gettext("Tất cả"), url_for("dossiers.mine"), wanted not in GROUPS, counts.total() or None)
    return (
        whole,
        *(
            Tab(
                words[name],
                url_for("dossiers.mine", tab=name),
                wanted == name,
                sum(counts[status] for status in GROUPS[name]) or None,
            )
            for name in GROUPS
        ),
    )


def _row(row: Row[tuple[object, ...]], failed: dict[str, int]) -> DossierRow:
    version = services().transactions.versions.take(db.session(), row.version_id)
    draft = row.status == Status.DRAFT
    return DossierRow(
        code=code_or_none(row.code) if not draft else "",
        procedure=version.facts.profile.name.read(current_locale()),
        url=url_for("filing.draft" if draft else "dossiers.show", dossier_id=row.id),
        status=row.status,
        at=row.updated_at if draft else row.submitted_at,
        due_at=row.due_current if row.finished_at is None and row.status not in WAITING else None,
        says=_says(row, failed),
    )


def _says(row: Row[tuple[object, ...]], failed: dict[str, int]) -> str:
    if row.status == Status.DRAFT:
        return gettext("Giữ đến hết ngày %(day)s.", day=day(row.expires_at)) if row.expires_at else ""
    if row.status == Status.WAITING_APPLICANT_CONFIRMATION:
        return gettext("Ông, Bà cần xem và xác nhận dự thảo.")
    if row.status in WAITING:
        count = failed.get(row.id, 0)
        again = ngettext("Cần nộp lại %(num)s giấy tờ.", "Cần nộp lại %(num)s giấy tờ.", count)
        return again if count else gettext("Ông, Bà cần bổ sung hồ sơ.")
    return str(row.subject)
