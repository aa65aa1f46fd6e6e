"""Whether the journals are whole: every dossier's chain of hashes, the office's, and the daily seals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import Session

from app.persistence.seals import StoredJournals
from app.persistence.tables.dossiers import dossier, journal
from app.persistence.tables.oversight import journal_seal, office_journal
from processes.domain.dossier.journal import JournalEntry, first_break
from processes.domain.office_journal import OfficeEntry, first_office_break
from processes.domain.seals import JournalReach, JournalSeal, seal_hash

AT_A_TIME = 1000


@dataclass(frozen=True)
class Break:
    """Where a journal does not fit: the entry ``seq`` of a dossier or of the office, or a day's seal.

    ``kind`` is the kind of the entry, or the day of the seal.
    """

    dossier_id: str
    code: str
    seq: int
    at: datetime | None
    kind: str
    why: str
    """``altered`` (the entry ``seq``), ``cut`` (entries after it are missing), ``lost`` (all of them),
    ``office`` (that entry of the office) or ``seal``: what was sealed that day is not what stands there."""


@dataclass(frozen=True)
class Checked:
    """How much was looked at, the newest seal, and the first break of each journal that has one."""

    dossiers: int
    entries: int
    breaks: tuple[Break, ...]
    office_entries: int = 0
    seals: int = 0
    last_seal: JournalSeal | None = None


class _Counted:
    """Hands rows on and counts them."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Any]:
        for row in self.rows:
            self.count += 1
            yield row


def check_journals(session: Session) -> Checked:
    """Walk every chain; entries stream past, so that memory does not grow with the journals."""
    dossiers = session.execute(select(func.count()).select_from(dossier)).scalar_one()
    rows = _Counted(session.execute(_entries_with_heads(), execution_options={"yield_per": AT_A_TIME}))
    breaks = [*_dossier_breaks(rows), *_lost(session)]
    in_order = select(OfficeEntry).order_by(office_journal.c.seq)
    office = _Counted(session.scalars(in_order, execution_options={"yield_per": AT_A_TIME}))
    breaks += _office_breaks(office)
    seals = session.scalars(select(JournalSeal).order_by(journal_seal.c.day)).all()
    breaks += _seal_breaks(session, seals)
    newest = seals[-1] if seals else None
    return Checked(dossiers, rows.count, tuple(breaks), office.count, len(seals), newest)


def _entries_with_heads() -> Any:
    on = dossier.c
    entries = select(JournalEntry, on.code, on.journal_seq, on.journal_head)
    return entries.outerjoin(dossier, on.id == journal.c.dossier_id).order_by(
        journal.c.dossier_id, journal.c.seq
    )


def _dossier_breaks(rows: Iterable[Row[Any]]) -> Iterator[Break]:
    for _, group in groupby(rows, key=lambda row: row[0].dossier_id):
        chain = list(group)
        yield from _first([row[0] for row in chain], chain[-1])


def _first(chain: list[JournalEntry], head: Row[Any]) -> Iterator[Break]:
    broken, last, code = first_break(chain), chain[-1], head.code or ""
    if broken is not None:
        yield Break(broken.dossier_id, code, broken.seq, broken.at, broken.kind, "altered")
    elif (last.seq, last.sha256) != (head.journal_seq, head.journal_head):
        yield Break(last.dossier_id, code, last.seq, last.at, last.kind, "cut")


def _lost(session: Session) -> Iterator[Break]:
    entries = exists().where(journal.c.dossier_id == dossier.c.id)
    told_of = select(dossier.c.id, dossier.c.code).where(dossier.c.journal_seq > 0, ~entries)
    for row in session.execute(told_of.order_by(dossier.c.id)):
        yield Break(row.id, row.code or "", 1, None, "", "lost")


def _office_breaks(entries: Iterable[OfficeEntry]) -> Iterator[Break]:
    walked = iter(entries)
    broken = first_office_break(walked)
    if broken is not None:
        yield Break("", "", broken.seq, broken.at, broken.action, "office")
    for _ in walked:  # all of them are counted, also behind a break
        pass


def _seal_breaks(session: Session, seals: Iterable[JournalSeal]) -> Iterator[Break]:
    """The first seal that does not fit what stands in the journals, or the seal before it."""
    previous, begin = "", JournalReach()
    for seal in seals:
        sealed = seal_hash(seal, StoredJournals(session).hashes(begin, seal.reach))
        if (seal.previous, seal.sha256) != (previous, sealed):
            yield Break("", "", 0, seal.made_at, seal.day.isoformat(), "seal")
            return
        previous, begin = seal.sha256, seal.reach
