"""Whether the journals' chains of hashes are whole: every dossier's, entry by entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.dossiers import dossier
from processes.domain.dossier.journal import JournalEntry, first_break


@dataclass(frozen=True)
class Break:
    """Where a dossier's journal does not fit: the entry ``seq``, and why."""

    dossier_id: str
    code: str
    seq: int
    at: datetime | None
    kind: str
    why: str
    """``altered`` (the entry ``seq``), ``cut`` (entries after it are missing) or ``lost`` (all of them)."""


@dataclass(frozen=True)
class Checked:
    """How much was looked at, and the first break of each dossier that has one."""

    dossiers: int
    entries: int
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class _Head:
    code: str
    seq: int
    sha256: str


def check_journals(session: Session) -> Checked:
    """Walk every chain; entries stream past, so that memory does not grow with the journal."""
    on = dossier.c
    kept = session.execute(select(on.id, on.code, on.journal_seq, on.journal_head))
    heads = {row.id: _Head(row.code or "", row.journal_seq, row.journal_head) for row in kept}
    dossiers, entries, breaks = len(heads), 0, []
    query = select(JournalEntry).order_by(JournalEntry.dossier_id, JournalEntry.seq)  # type: ignore[arg-type]
    rows = session.scalars(query.execution_options(yield_per=1000))
    for dossier_id, group in groupby(rows, key=lambda entry: entry.dossier_id):
        chain = list(group)
        entries += len(chain)
        breaks += _first(dossier_id, chain, heads.pop(dossier_id, _Head("", 0, "")))
    for dossier_id, head in heads.items():
        if head.seq:
            breaks.append(Break(dossier_id, head.code, 1, None, "", "lost"))
    return Checked(dossiers, entries, tuple(breaks))


def _first(dossier_id: str, chain: list[JournalEntry], head: _Head) -> Iterator[Break]:
    broken, last = first_break(chain), chain[-1]
    if broken is not None:
        yield Break(dossier_id, head.code, broken.seq, broken.at, broken.kind, "altered")
    elif (last.seq, last.sha256) != (head.seq, head.sha256):
        yield Break(dossier_id, head.code, last.seq, last.at, last.kind, "cut")
