"""The work on an own dossier: every task, done or open."""

from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.work import work_item
from processes.domain.dossier.work import WorkItem


def all_items(dossier_id: str) -> list[WorkItem]:
    """Every work item, oldest first."""
    query = select(WorkItem).where(work_item.c.dossier_id == dossier_id)
    return list(db.session.scalars(query.order_by(work_item.c.created_at, work_item.c.id)))
