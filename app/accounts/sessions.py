"""Logins of an account, one row for each device: begun, seen, ended. A cookie is worth its row."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.persistence.accounts import Account, LoginSession
from app.persistence.tables.accounts import account, login_session

SEEN_EVERY = timedelta(minutes=5)
"""How exactly it is known when a device was last seen; reading a page stays without a write that long."""
IDLE = timedelta(days=30)
"""A device not seen for so long is logged out."""


def begin_session(session: Session, account_id: str, now: datetime, address: str, agent: str) -> LoginSession:
    """A login of the account on a device."""
    made = LoginSession(str(uuid.uuid4()), account_id, now, now, address[:60], agent[:300])
    session.add(made)
    return made


def holder_of(
    session: Session, session_id: str, uniquifier: str, now: datetime
) -> tuple[Account, datetime] | None:
    """The account behind a cookie and when its device was last seen; None once ended. One statement."""
    row = session.execute(
        select(Account, login_session.c.seen_at)
        .join(login_session, login_session.c.account_id == account.c.id)
        .where(login_session.c.id == session_id, account.c.fs_uniquifier == uniquifier)
        .where(login_session.c.ended_at.is_(None), login_session.c.seen_at > now - IDLE)
    ).first()
    return (row[0], row[1]) if row else None


def note_seen(session: Session, session_id: str, now: datetime, address: str) -> None:
    """The device was here."""
    mine = login_session.c.id == session_id
    session.execute(update(login_session).where(mine).values(seen_at=now, address=address[:60]))


def open_sessions(session: Session, account_id: str, now: datetime) -> list[LoginSession]:
    """The devices that are logged in, last seen first."""
    return list(
        session.scalars(
            select(LoginSession)
            .where(login_session.c.account_id == account_id, login_session.c.ended_at.is_(None))
            .where(login_session.c.seen_at > now - IDLE)
            .order_by(login_session.c.seen_at.desc(), login_session.c.id)
        )
    )


def end_session(session: Session, account_id: str, session_id: str, now: datetime) -> None:
    """End one login of the account; another's is not touched."""
    _end(session, now, login_session.c.id == session_id, login_session.c.account_id == account_id)


def end_sessions(session: Session, account_id: str, now: datetime, but: str = "") -> int:
    """End every login of the account, ``but`` one; returns how many."""
    return _end(session, now, login_session.c.account_id == account_id, login_session.c.id != but)


def _end(session: Session, now: datetime, *which: object) -> int:
    still = login_session.c.ended_at.is_(None)
    done = session.execute(update(login_session).where(still, *which).values(ended_at=now))  # type: ignore[arg-type]
    return int(done.rowcount)
