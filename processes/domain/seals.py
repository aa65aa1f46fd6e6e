"""The daily seal: one hash over all that was written into the journals since the seal before.

Whoever rewrites a chain with new hashes throughout cannot rewrite the seals that were read or printed since.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class JournalReach:
    """How far the journals of dossiers and of the office have come; ``entries`` since another reach."""

    last_id: int = 0
    last_office_seq: int = 0
    entries: int = 0


@dataclass
class JournalSeal:
    """The seal of ``day`` and of the days before it that have none.

    It covers the entries of dossiers up to ``last_id`` and those of the office up to ``last_office_seq``,
    from where the seal before ended; ``entries`` counts both.
    """

    day: date
    made_at: datetime
    last_id: int
    last_office_seq: int
    entries: int
    previous: str
    sha256: str = ""

    @property
    def reach(self) -> JournalReach:
        """Where it ends."""
        return JournalReach(self.last_id, self.last_office_seq)


def seal_hash(seal: JournalSeal, hashes: Iterable[str]) -> str:
    """SHA-256 over what the seal says and the hash of every entry it covers, in order."""
    parts = (
        seal.previous,
        seal.day.isoformat(),
        seal.made_at.astimezone(UTC).isoformat(),
        str(seal.last_id),
        str(seal.last_office_seq),
        str(seal.entries),
    )
    sealed = hashlib.sha256("\x1f".join(parts).encode())
    for sha256 in hashes:
        sealed.update(b"\x1f" + sha256.encode())
    return sealed.hexdigest()
