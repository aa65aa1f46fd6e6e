"""A copy of the running database at one moment, and what it says of itself."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from app.backup.refusals import DatabaseBroken, JournalBroken, NotSqlite
from app.queries.journal_check import check_journals
from app.settings import Settings

NAMES_OF_FILES = (
    "SELECT file_sha256 AS name FROM paper UNION SELECT pdf_sha256 FROM slip WHERE pdf_sha256 IS NOT NULL "
    "ORDER BY name"
)
"""Every file that a row refers to, once, in the order of names."""


@dataclass(frozen=True)
class Counts:
    """What is in a database."""

    revision: str
    dossiers: int
    accounts: int
    journal_entries: int


def database_path(settings: Settings) -> Path:
    """Where the database stands. Raises NotSqlite for any that is no file."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise NotSqlite
    return Path(url.database)


def take_snapshot(source: Path, target: Path) -> None:
    """Copy the database while others read and write it: the copy is of one moment, and one file."""
    with closing(sqlite3.connect(source, timeout=60)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def count(path: Path) -> Counts:
    """The counts of a snapshot."""
    with closing(sqlite3.connect(path)) as copy:
        return Counts(
            revision=str(_one(copy, "SELECT version_num FROM alembic_version")),
            dossiers=int(_one(copy, "SELECT count(*) FROM dossier")),
            accounts=int(_one(copy, "SELECT count(*) FROM account")),
            journal_entries=int(_one(copy, "SELECT count(*) FROM journal")),
        )


def _one(copy: sqlite3.Connection, query: str) -> str:
    return str(copy.execute(query).fetchone()[0])


def require_sound(path: Path) -> None:
    """Raises DatabaseBroken unless the database passes its own checks."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            answer = copy.execute("PRAGMA integrity_check(1)").fetchone()
            loose = copy.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise DatabaseBroken from error
    if answer != ("ok",) or loose is not None:
        raise DatabaseBroken


def require_whole_journal(path: Path) -> None:
    """Raises JournalBroken with the first entry that does not fit its chain."""
    engine = create_engine(f"sqlite:///{path}")
    try:
        with Session(engine) as session:
            breaks = check_journals(session).breaks
    finally:
        engine.dispose()
    if breaks:
        raise JournalBroken(breaks[0].code or breaks[0].dossier_id, breaks[0].seq)


def names_of_files(path: Path) -> Iterator[str]:
    """The names of all files that the database refers to, sorted, each once."""
    with closing(sqlite3.connect(path)) as copy:
        for (name,) in copy.execute(NAMES_OF_FILES):
            yield name


@dataclass
class NamesDigest:
    """Counts names and hashes their sequence."""

    count: int = 0

    def __post_init__(self) -> None:
        self._digest = hashlib.sha256()

    def take(self, name: str) -> None:
        """The next name."""
        self.count += 1
        self._digest.update(f"{name}\n".encode())

    def sha256(self) -> str:
        """The hash so far."""
        return self._digest.hexdigest()


def digest_of_names(path: Path) -> NamesDigest:
    """Number and hash of :func:`names_of_files`."""
    digest = NamesDigest()
    for name in names_of_files(path):
        digest.take(name)
    return digest
