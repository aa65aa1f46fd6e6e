"""Diagrams on their way into force: a working copy, its review, and what becomes of it.

Drawn by a designer, submitted, and approved by another person (nobody approves his own work); approved, it
is a ``ProcedureVersion`` in force now or from a day on.
"""

from dataclasses import dataclass, field
from datetime import datetime

DRAFT, SUBMITTED, APPROVED, DISCARDED = "draft", "submitted", "approved", "discarded"
DRAFT_STATUSES = (DRAFT, SUBMITTED, APPROVED, DISCARDED)


@dataclass
class DiagramDraft:
    """A diagram that somebody draws: any bytes may be kept here, only what passes the checker is approved.

    ``decisions`` are the texts of its DMN files by file name without ending. ``based_on`` is the version it
    began from. ``revision`` counts the saves, so that two windows cannot overwrite each other. Sent back by
    the reviewer, it is a draft again with a ``review_note``.
    """

    id: str
    procedure_code: str
    name: str
    source: bytes
    author_id: str
    created_at: datetime
    changed_at: datetime
    decisions: dict[str, str] = field(default_factory=dict)
    status: str = DRAFT
    based_on: str | None = None
    revision: int = 1
    note: str = ""
    """What changes and why, in the author's words."""
    submitted_at: datetime | None = None
    reviewed_at: datetime | None = None
    reviewed_by: str | None = None
    review_note: str = ""
    version_id: str | None = None
    """The version that it became."""
