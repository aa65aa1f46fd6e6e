"""Claims on moments that have come: which worker tries which row of ``due``, so that few try the same.

A claim is a hint that lapses by itself; whether something may happen is asked again under the lock of what
it happens to. No lock on a row of ``due`` is held while anything else is waited for: a claim is a statement
in a transaction of its own that steps over rows somebody else has locked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from app.persistence.tables.work import due

CLAIM = timedelta(seconds=5)
"""How long a claim holds. A worker that is killed keeps its rows from the others for so long at most."""
TOO_FAR = CLAIM * 2
"""A claim that ends later was made by a clock that has since been put back: it does not count."""


@dataclass(frozen=True)
class Moment:
    """A row that has come due; ``kind`` says who acts on it (``Due.kind``)."""

    id: str
    kind: str
    due_at: datetime


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


def has_come(now: datetime, lane: Lane) -> tuple[ColumnElement[bool], ...]:
    """What rows of a lane fulfil whose moment has come, without those that broke and wait."""
    row = due.c
    waits_no_more = or_(row.next_attempt_at.is_(None), row.next_attempt_at <= now)
    return (
        row.fired_at.is_(None),
        row.due_at.is_not(None),
        row.due_at <= now,
        waits_no_more,
        *lane.conditions,
    )


def is_free(now: datetime) -> ColumnElement[bool]:
    """No claim, or one that has lapsed or cannot be true."""
    until = due.c.claimed_until
    return or_(until.is_(None), until <= now, until > now + TOO_FAR)


def something_waits(session: Session, now: datetime, lane: Lane = EVERYTHING) -> bool:
    """Whether there is anything to claim: one read of one index."""
    wanted = select(due.c.id).where(*has_come(now, lane), is_free(now)).order_by(due.c.due_at).limit(1)
    return session.scalar(wanted) is not None


def claim(session: Session, now: datetime, lane: Lane, most: int) -> list[Moment]:
    """Take at most ``most`` moments that have come, the earliest first, in the order of their moments."""
    row = due.c
    chosen = select(row.id).where(*has_come(now, lane), is_free(now)).order_by(row.due_at, row.id).limit(most)
    free = chosen.with_for_update(skip_locked=True).cte("free")
    taken = session.execute(
        update(due)
        .where(row.id.in_(select(free.c.id)))
        .values(claimed_until=now + CLAIM)
        .returning(row.id, row.kind, row.due_at)
    )
    return sorted((Moment(*each) for each in taken), key=lambda moment: (moment.due_at, moment.id))


def give_back(session: Session, moments: Sequence[Moment], claimed_at: datetime) -> None:
    """End a claim on what is still there: what was moved may come again at once, what was not done, too."""
    row = due.c
    mine = (row.id.in_([moment.id for moment in moments]), row.claimed_until == claimed_at + CLAIM)
    chosen = select(row.id).where(*mine, row.fired_at.is_(None)).with_for_update(skip_locked=True)
    kept = chosen.cte("kept")
    session.execute(update(due).where(row.id.in_(select(kept.c.id))).values(claimed_until=None))
