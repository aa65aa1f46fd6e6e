"""The next task an officer holds."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.work import work_item
from processes.domain.dossier.work import OPEN


def next_task_of(session: Session, officer_id: str) -> str | None:
    """The most urgent open task that the officer has claimed."""
    due, id_ = work_item.c.due_at, work_item.c.id
    held = select(id_).where(work_item.c.holder_id == officer_id, work_item.c.state == OPEN)
    return session.scalar(held.order_by(due.is_(None), due, id_).limit(1))
