"""The journals as a seal sees them: how far they have come, and their hashes in order."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, func, select, text
from sqlalchemy.orm import Session

from app.persistence.postgres import take_office_turn
from app.persistence.tables.dossiers import journal
from app.persistence.tables.oversight import journal_seal, office_journal
from processes.domain.seals import JournalReach, JournalSeal

AT_A_TIME = 1000


class StoredJournals:
    """See ``processes.ports.Journals``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def hold(self) -> None:
        # On PostgreSQL a number can be given out before another and be seen after it; for the moment of
        # sealing nobody writes. SQLite has one writer anyway.
        if self._session.get_bind().dialect.name == "postgresql":
            take_office_turn(self._session)
            self._session.execute(text("LOCK TABLE journal IN SHARE MODE"))

    def last_seal(self) -> JournalSeal | None:
        newest = select(JournalSeal).order_by(journal_seal.c.day.desc()).limit(1)
        return self._session.scalars(newest).first()

    def reach(self, after: JournalReach) -> JournalReach:
        count, last_id = self._session.execute(_counted(journal.c.id, after.last_id)).one()
        office, last_seq = self._session.execute(_counted(office_journal.c.seq, after.last_office_seq)).one()
        return JournalReach(last_id or after.last_id, last_seq or after.last_office_seq, count + office)

    def hashes(self, after: JournalReach, up_to: JournalReach) -> Iterator[str]:
        yield from self._stream(journal.c.sha256, journal.c.id, after.last_id, up_to.last_id)
        seq = office_journal.c.seq
        yield from self._stream(office_journal.c.sha256, seq, after.last_office_seq, up_to.last_office_seq)

    def _stream(
        self, wanted: ColumnElement[str], place: ColumnElement[int], after: int, up_to: int
    ) -> Iterator[str]:
        rows = select(wanted).where(and_(place > after, place <= up_to)).order_by(place)
        yield from self._session.execute(rows, execution_options={"yield_per": AT_A_TIME}).scalars()


def _counted(place: ColumnElement[int], after: int) -> object:
    return select(func.count(), func.max(place)).where(place > after)
