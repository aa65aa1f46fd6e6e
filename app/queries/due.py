"""What has come due, of whatever kind: one read of one index; no other table is touched."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.claims import EVERYTHING, Lane, Moment, has_come
from app.persistence.tables.work import due

MOST = 1000
"""How many moments are read at once."""


def moments_due(session: Session, now: datetime, lane: Lane = EVERYTHING, most: int = MOST) -> list[Moment]:
    """Moments that have come, in the order of their moments, in hand or not; those that broke and wait are
    left out."""
    query = select(due.c.id, due.c.kind, due.c.due_at).where(*has_come(now, lane))
    return [Moment(*row) for row in session.execute(query.order_by(due.c.due_at, due.c.id).limit(most))]
