"""Diagrams on their way into force: a working copy, its review, and what becomes of it.

Drawn by a designer, submitted, and approved by another person (nobody approves his own work); approved, it
is a ``ProcedureVersion`` in force now or from a day on.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

DRAFT, SUBMITTED, APPROVED, DISCARDED = "draft", "submitted", "approved", "discarded"
DRAFT_STATUSES = (DRAFT, SUBMITTED, APPROVED, DISCARDED)
MOST_BYTES = 2 * 1024 * 1024
"""A drawing is at most so large, and so are its decision tables together."""
MOST_DECISIONS = 50
MOST_NOTE = 2000
"""Letters of a note."""


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


def as_drawn(draft: DiagramDraft) -> dict[str, Any]:
    """What the journal of the office keeps of a drawing: where it stands, and the hash of what is drawn."""
    return {
        "code": draft.procedure_code,
        "name": draft.name,
        "state": draft.status,
        "revision": draft.revision,
        "sha256": hash_drawn(draft.source, draft.decisions),
        "note": draft.note,
    }


def hash_drawn(source: bytes, decisions: dict[str, str]) -> str:
    """SHA-256 of a diagram as it was drawn, with the decision tables that came with it."""
    tables = json.dumps(decisions, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(source + b"\x1f" + tables.encode("utf-8", "surrogatepass")).hexdigest()
