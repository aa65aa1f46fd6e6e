"""The journal: what happened to a dossier, in a chain of hashes that shows any later change.

The payload is hashed beside the entry, so that it can be erased (personal data) without breaking the chain.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass
class JournalEntry:
    """One thing that happened. ``seq`` counts from 1 within the dossier."""

    dossier_id: str
    seq: int
    at: datetime
    kind: str
    actor_id: str
    actor_name: str
    payload: dict[str, Any] | None
    payload_sha256: str
    previous: str
    sha256: str
    acting_for: str | None = None
    id: int | None = None


def payload_hash(payload: dict[str, Any] | None) -> str:
    """SHA-256 of the payload's canonical JSON."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def entry_hash(entry: JournalEntry) -> str:
    """SHA-256 over everything of the entry but its payload, which enters by its own hash."""
    parts = (
        entry.previous,
        entry.dossier_id,
        str(entry.seq),
        entry.at.astimezone(UTC).isoformat(),
        entry.kind,
        entry.actor_id,
        entry.actor_name,
        entry.acting_for or "",
        entry.payload_sha256,
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def first_break(entries: Iterable[JournalEntry]) -> JournalEntry | None:
    """The first entry of a dossier's chain that does not fit, or None when the chain is whole."""
    previous, seq = "", 0
    for entry in entries:
        erased = entry.payload is None
        fits = (
            entry.seq == seq + 1
            and entry.previous == previous
            and entry.sha256 == entry_hash(entry)
            and (erased or entry.payload_sha256 == payload_hash(entry.payload))
        )
        if not fits:
            return entry
        previous, seq = entry.sha256, entry.seq
    return None
