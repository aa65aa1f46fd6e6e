"""The work on an own dossier: every task, done or open, and until when the desk must answer."""

from datetime import datetime

from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.work import due, work_item
from processes.domain.dossier.work import WorkItem


def all_items(dossier_id: str) -> list[WorkItem]:
    """Every work item, oldest first."""
    query = select(WorkItem).where(work_item.c.dossier_id == dossier_id)
    return list(db.session.scalars(query.order_by(work_item.c.created_at, work_item.c.id)))


def intake_due(dossier_id: str) -> datetime | None:
    """The moment of the clock of intake that has not come yet, if there is one."""
    query = select(due.c.due_at).where(due.c.dossier_id == dossier_id, due.c.clock == "intake")
    return db.session.scalar(query.where(due.c.fired_at.is_(None), due.c.due_at.is_not(None)).limit(1))
