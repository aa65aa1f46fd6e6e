"""The sign of life of worker processes: one row each, written now and then, read by the readiness check."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.persistence.tables.oversight import heartbeat

EVERY = timedelta(seconds=10)
"""How often a worker gives a sign of life."""
ALIVE_FOR = timedelta(seconds=60)
"""How long a sign of life counts."""
KEPT_FOR = timedelta(days=1)
"""Rows of workers that ended longer ago are dropped."""


@dataclass(frozen=True)
class Sign:
    """A worker (``name``: host and process) that was seen. ``leads``: it also does what must be single.

    ``ahead``: how far the clock of its machine is ahead of the database's; None where both are the same.
    """

    name: str
    started_at: datetime
    seen_at: datetime
    leads: bool = False
    ahead: timedelta | None = None


def beat(session: Session, sign: Sign) -> None:
    """Note a sign of life; rows of workers that ended long ago are dropped."""
    row, now = heartbeat.c, sign.seen_at
    values = {
        "started_at": sign.started_at,
        "seen_at": now,
        "leads": sign.leads,
        "ahead_ms": None if sign.ahead is None else round(sign.ahead / timedelta(milliseconds=1)),
    }
    session.execute(delete(heartbeat).where(row.seen_at < now - KEPT_FOR))
    seen = session.execute(update(heartbeat).where(row.name == sign.name).values(values))
    if not seen.rowcount:  # type: ignore[attr-defined]
        session.execute(insert(heartbeat).values(name=sign.name, **values))
    if sign.leads:
        # One that was killed could not say that it leads no more.
        session.execute(update(heartbeat).where(row.name != sign.name, row.leads).values(leads=False))


def signs(session: Session, now: datetime) -> tuple[Sign, ...]:
    """The workers that live, by name."""
    row = heartbeat.c
    query = select(heartbeat).where(row.seen_at > now - ALIVE_FOR).order_by(row.name)
    return tuple(
        Sign(
            found.name,
            found.started_at,
            found.seen_at,
            found.leads,
            None if found.ahead_ms is None else timedelta(milliseconds=found.ahead_ms),
        )
        for found in session.execute(query)
    )


def last_beat(session: Session) -> datetime | None:
    """The newest sign of life of any worker; None when there never was one."""
    newest: datetime | None = session.scalar(select(func.max(heartbeat.c.seen_at)))
    return newest


def is_alive(seen_at: datetime | None, now: datetime) -> bool:
    """Whether a worker seen at ``seen_at`` still counts as alive."""
    return seen_at is not None and now - seen_at < ALIVE_FOR
