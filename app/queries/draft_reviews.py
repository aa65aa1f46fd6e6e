"""Chờ duyệt: drawings handed in, the oldest first."""

from sqlalchemy import func, select

from app.persistence.tables.procedures import diagram_draft
from app.queries.draft_rows import draft_rows, drawings
from app.queries.reading import Reading
from app.queries.views_drafts import Reviews
from processes.domain.drafting import SUBMITTED

MOST = 200
"""So many are shown; more would be a queue that nobody answers."""


def reviews_page(reading: Reading, said: str = "") -> Reviews:
    """The queue; designers only look at it."""
    at = diagram_draft.c
    query = drawings().where(at.status == SUBMITTED).order_by(at.submitted_at, at.id).limit(MOST)
    rows = tuple(draft_rows(reading, reading.session.execute(query)))
    return Reviews(reading.now, rows, reading.actor.has_role("system_admin"), said)


def waiting_reviews(reading: Reading) -> int:
    """How many drawings wait for an administrator."""
    query = select(func.count()).select_from(diagram_draft)
    return int(reading.session.scalar(query.where(diagram_draft.c.status == SUBMITTED)) or 0)
