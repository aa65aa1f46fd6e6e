"""The sign of life of worker processes: one row each, written now and then, read by the readiness check."""

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


def beat(session: Session, name: str, started_at: datetime, now: datetime, leads: bool = False) -> None:
    """Note that the worker ``name`` (host and process) lives now, and leads or not."""
    row = heartbeat.c
    session.execute(delete(heartbeat).where(row.seen_at < now - KEPT_FOR))
    seen = session.execute(
        update(heartbeat).where(row.name == name).values(started_at=started_at, seen_at=now, leads=leads)
    )
    if not seen.rowcount:  # type: ignore[attr-defined]
        session.execute(insert(heartbeat).values(name=name, started_at=started_at, seen_at=now, leads=leads))


def last_beat(session: Session) -> datetime | None:
    """The newest sign of life of any worker; None when there never was one."""
    newest: datetime | None = session.scalar(select(func.max(heartbeat.c.seen_at)))
    return newest


def is_alive(seen_at: datetime | None, now: datetime) -> bool:
    """Whether a worker seen at ``seen_at`` still counts as alive."""
    return seen_at is not None and now - seen_at < ALIVE_FOR
