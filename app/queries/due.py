"""What has come due, of whatever kind: one read of one index; no other table is touched."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.work import due

MOST = 1000
"""How many moments are read at once; the rest follows in the next round."""


@dataclass(frozen=True)
class Moment:
    """A row that has come due; ``kind`` says who acts on it (``Due.kind``)."""

    id: str
    kind: str


@dataclass(frozen=True)
class Lane:
    """Some kinds of moments, or all but some: what calls out slowly must not hold up what does not."""

    name: str
    kinds: Collection[str] = ()
    but: Collection[str] = ()

    @property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """What its rows fulfil."""
        chosen = (due.c.kind.in_(sorted(self.kinds)),) if self.kinds else ()
        return (*chosen, due.c.kind.not_in(sorted(self.but))) if self.but else chosen


EVERYTHING = Lane("everything")


def moments_due(session: Session, now: datetime, lane: Lane = EVERYTHING, most: int = MOST) -> list[Moment]:
    """Moments that have come, in the order of their moments; those that broke and wait are left out."""
    query = (
        select(due.c.id, due.c.kind)
        .where(due.c.fired_at.is_(None), due.c.due_at.is_not(None), due.c.due_at <= now)
        .where(or_(due.c.next_attempt_at.is_(None), due.c.next_attempt_at <= now), *lane.conditions)
        .order_by(due.c.due_at, due.c.id)
        .limit(most)
    )
    return [Moment(row.id, row.kind) for row in session.execute(query)]
