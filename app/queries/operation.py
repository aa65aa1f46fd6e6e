"""How the product is doing at this moment: what waits, what broke, when the worker was last seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.persistence.heartbeat import Sign, last_beat, signs
from app.persistence.tables.records import incident, outbox
from app.persistence.tables.work import due

UNSENT = bindparam("unsent", ("pending", "leased"), expanding=True, literal_execute=True)
"""Written into the statement: SQLite takes a partial index only where its condition stands word for word."""
FEW = 10_000
"""No count goes on beyond this: what matters then is that it is large."""


@dataclass(frozen=True)
class Operation:
    """Counts, and moments or None. ``oldest_due_at`` is the earliest moment that has not been handled."""

    due_late: int
    oldest_due_at: datetime | None
    outbox_pending: int
    outbox_dead: int
    incidents_open: int
    seen_at: datetime | None
    workers: tuple[Sign, ...] = ()

    def late_seconds(self, now: datetime) -> float:
        """How late the oldest unhandled moment is."""
        return (now - self.oldest_due_at).total_seconds() if self.oldest_due_at else 0.0


def operation(session: Session, now: datetime) -> Operation:
    """Seven small reads; only messages that could not be delivered have no index of their own."""
    late = (due.c.fired_at.is_(None), due.c.due_at.is_not(None), due.c.due_at <= now)
    oldest = select(due.c.due_at).where(*late).order_by(due.c.due_at).limit(1)
    return Operation(
        due_late=_count(session, select(due.c.id).where(*late)),
        oldest_due_at=session.scalar(oldest),
        outbox_pending=_count(session, select(outbox.c.id).where(outbox.c.state.in_(UNSENT))),
        outbox_dead=_count(session, select(outbox.c.id).where(outbox.c.state == "dead")),
        incidents_open=_count(session, select(incident.c.id).where(incident.c.state == "open")),
        seen_at=last_beat(session),
        workers=signs(session, now),
    )


def _count(session: Session, rows: Select[Any]) -> int:
    few = rows.limit(FEW).subquery()
    return int(session.scalar(select(func.count()).select_from(few)) or 0)
