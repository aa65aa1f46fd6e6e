"""What has come due: timers, messages and slips to make. Each is one read of an index."""

from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import outbox, slip
from app.persistence.tables.work import due
from processes.actions.drafts import REMIND_BEFORE

UNSENT = bindparam("unsent", ("pending", "leased"), expanding=True, literal_execute=True)
"""Written into the statement: SQLite takes a partial index only where its condition stands word for word."""


def due_ids(session: Session, now: datetime, most: int = 200) -> list[str]:
    """Timers whose moment has come, in the order of their moments; no run is read."""
    query = (
        select(due.c.id)
        .where(due.c.fired_at.is_(None), due.c.due_at.is_not(None), due.c.due_at <= now)
        .where(or_(due.c.next_attempt_at.is_(None), due.c.next_attempt_at <= now))
        .order_by(due.c.due_at, due.c.id)
        .limit(most)
    )
    return list(session.scalars(query))


def message_ids(session: Session, now: datetime, most: int = 100) -> list[str]:
    """Messages that may be sent now."""
    query = (
        select(outbox.c.id)
        .where(outbox.c.state.in_(UNSENT), outbox.c.next_attempt_at <= now)
        .order_by(outbox.c.next_attempt_at, outbox.c.id)
        .limit(most)
    )
    return list(session.scalars(query))


def slip_ids(session: Session, now: datetime, most: int = 50) -> list[str]:
    """Slips that have no PDF yet."""
    query = (
        select(slip.c.id)
        .where(slip.c.pdf_sha256.is_(None))
        .where(or_(slip.c.next_attempt_at.is_(None), slip.c.next_attempt_at <= now))
        .order_by(slip.c.issued_at)
        .limit(most)
    )
    return list(session.scalars(query))


def ageing_draft_ids(session: Session, now: datetime, most: int = 100) -> list[str]:
    """Drafts to remind of, and drafts whose keeping has ended."""
    query = (
        select(dossier.c.id)
        .where(dossier.c.status == "draft", dossier.c.expires_at.is_not(None))
        .where(dossier.c.expires_at <= now + REMIND_BEFORE)
        .where(or_(dossier.c.reminded_at.is_(None), dossier.c.expires_at <= now))
        .order_by(dossier.c.expires_at)
        .limit(most)
    )
    return list(session.scalars(query))
