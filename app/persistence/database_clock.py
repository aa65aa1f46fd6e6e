"""The clock of the database beside that of this machine: on several machines it is the one they share."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

TOLERATED = timedelta(seconds=2)
"""A clock further away than this is wrong: people are told, and a worker that is ahead waits."""


def clock_ahead(session: Session, clock: Callable[[], datetime]) -> timedelta | None:
    """How far ``clock`` is ahead of the database's, negative when behind; None where both are the same.

    Half of the time that the question takes is taken for its way there.
    """
    if session.get_bind().dialect.name != "postgresql":
        return None
    session.execute(text("SELECT 1"))
    before = clock()
    told: datetime = session.execute(text("SELECT clock_timestamp()")).scalar_one()
    after = clock()
    return before + (after - before) / 2 - told


def is_off(ahead: timedelta | None) -> bool:
    """Whether a clock is wrong."""
    return ahead is not None and abs(ahead) > TOLERATED
