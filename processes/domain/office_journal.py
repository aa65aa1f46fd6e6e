"""The journal of the office: what administrators change, in one chain of hashes."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass
class OfficeEntry:
    """One change of units, people, posts, slots, fees, calendars, accounts or incidents.

    ``before`` and ``after`` are the changed thing as plain data; either is None where there was none.
    """

    seq: int
    at: datetime
    actor_id: str
    actor_name: str
    action: str
    subject_kind: str
    subject_id: str
    subject_name: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str
    previous: str
    sha256: str = ""


def office_hash(entry: OfficeEntry) -> str:
    """SHA-256 over everything the entry says and the hash of the one before."""
    said = json.dumps([entry.before, entry.after], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    parts = (
        entry.previous,
        str(entry.seq),
        entry.at.astimezone(UTC).isoformat(),
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.subject_kind,
        entry.subject_id,
        entry.subject_name,
        said,
        entry.reason,
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def first_office_break(entries: Iterable[OfficeEntry]) -> OfficeEntry | None:
    """The first entry that does not fit the chain, or None when it is whole."""
    previous, seq = "", 0
    for entry in entries:
        if (entry.seq, entry.previous) != (seq + 1, previous) or entry.sha256 != office_hash(entry):
            return entry
        previous, seq = entry.sha256, entry.seq
    return None
