"""Backing up and restoring an installation of ten thousand dossiers, each with a file of its own."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from desk import Desk
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.backup.restore import restore_backup
from app.backup.write import Wish, make_backup
from app.cli.restore import upgrade
from app.persistence.database import db
from app.persistence.tables.dossiers import dossier, journal, paper
from app.services import services
from bench.figures import Figure, seconds
from bench.place import Place
from bench.rows import TABLES, multiply
from processes.domain.dossier.journal import JournalEntry, entry_hash

MANY = 10_000
KILOBYTES = 16
"""Size of each file."""


def figures(place: Place) -> Iterator[Figure]:
    """Both with everything they verify; neither has a target."""
    with place.desk("backup") as desk:
        fill(desk)
        at_hand, target = services(desk.app), place.folder / "motcua.tar"
        wish = Wish(target, desk.clock())
        yield Figure("backup_10000_s", seconds(make_backup, at_hand.settings, at_hand.files, wish), "s")
        yield Figure("backup_10000_mb", target.stat().st_size / 2**20, "MB")
        empty = replace(at_hand.settings, var=place.folder / "restored")
        empty.var.mkdir()
        took = seconds(restore_backup, empty, target, upgrade, desk.clock())
        yield Figure("restore_10000_s", took, "s")


def fill(desk: Desk) -> None:
    """Many dossiers with whole journals."""
    filed = desk.file_household_business()
    with db.engine.begin() as connection:
        multiply(connection, filed.id, MANY - 1, tuple(table for table in TABLES if table is not journal))
    desk.transactions.write(lambda session: write_journals(session, filed.id))
    desk.transactions.write(lambda session: give_files(session, desk))


def write_journals(session: Session, filed_id: str) -> None:
    """The journal of the first dossier for each of the others, chained anew."""
    query = select(JournalEntry).filter_by(dossier_id=filed_id)
    entries = session.scalars(query.order_by(JournalEntry.seq)).all()  # type: ignore[arg-type]
    others = session.scalars(select(dossier.c.id).where(dossier.c.id != filed_id)).all()
    for other in others:
        rows, head = [], ""
        for entry in entries:
            told = {
                column.name: getattr(entry, column.name) for column in journal.columns if column.name != "id"
            }
            copy = JournalEntry(**{**told, "dossier_id": other, "previous": head})
            head = copy.sha256 = entry_hash(copy)
            rows.append({**told, "dossier_id": other, "previous": copy.previous, "sha256": head})
        session.execute(insert(journal), rows)
        session.execute(update(dossier).where(dossier.c.id == other).values(journal_head=head))


def give_files(session: Session, desk: Desk) -> None:
    """Every paper gets a file that no other has."""
    files = services(desk.app).files
    for number, id_ in enumerate(session.scalars(select(paper.c.id)).all()):
        stored = files.put(sha256(f"{number}".encode()).digest() * (KILOBYTES * 32))
        session.execute(update(paper).where(paper.c.id == id_).values(file_sha256=stored.sha256))
