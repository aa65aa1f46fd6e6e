"""Taking a backup in: unpacked beside, checked, brought to the present schema, and only then put in place."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.backup.emptiness import MARK, require_empty
from app.backup.manifest import Manifest
from app.backup.read import read_archive
from app.backup.refusals import (
    ArchiveBroken,
    CannotRestore,
    DatabaseBroken,
    NoRoomToRestore,
    SchemaNewer,
)
from app.backup.snapshot import (
    count,
    database_path,
    digest_of_names,
    require_sound,
    require_whole_journal,
)
from app.gateways.files.local import local_files
from app.gateways.files.port import FileStore, NoRoom
from app.persistence.schema import known_revisions
from app.providers import files as files_of
from app.settings import Settings

SPARE = 64 * 1024 * 1024
"""Bytes that must stay free on the disk."""


@dataclass(frozen=True)
class Beside:
    """Where things wait until all is known to be whole: on the same disks as their places."""

    database: Path
    files: Path

    @classmethod
    def of(cls, settings: Settings) -> "Beside":
        """The places for an installation."""
        target = database_path(settings)
        return cls(target.with_name(f".restore-{target.name}"), settings.var / ".restore-files")

    def clear(self) -> None:
        """Remove what waits here."""
        for path in (self.database, *_beside_sqlite(self.database)):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.files, ignore_errors=True)


class Unpacker:
    """Keeps the contents beside; ``bucket`` takes files at once, for nothing refers to them yet."""

    def __init__(self, beside: Beside, bucket: FileStore | None) -> None:
        self._database = beside.database
        self._folder = beside.files
        self._files = bucket or local_files(beside.files)
        self.secrets: dict[str, bytes] = {}

    def begin(self, manifest: Manifest) -> None:
        if manifest.revision not in known_revisions():
            raise SchemaNewer(manifest.revision)
        if shutil.disk_usage(self._folder).free < manifest.database.size * 2 + SPARE:
            raise NoRoomToRestore
        os.close(os.open(self._database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    def database(self, piece: bytes) -> None:
        with open(self._database, "ab") as out:
            out.write(piece)

    def secret(self, name: str, value: bytes) -> None:
        self.secrets[name] = value

    def file(self, name: str, pieces: Iterator[bytes]) -> None:
        # Whole before it is kept: a content that does not fit its name must not get one.
        self._files.put(b"".join(pieces))


def restore_backup(
    settings: Settings,
    archive: Path,
    upgrade: Callable[[Settings], None],
    now: datetime,
    even_if_broken: bool = False,
) -> Manifest:
    """Fill an empty installation. Raises BackupRefused and changes nothing when anything is not in order.

    ``upgrade`` brings the database of the given settings to the present schema.
    """
    if not archive.is_file():
        raise ArchiveBroken("there is no such file")
    require_empty(settings, now)
    beside = Beside.of(settings)
    beside.clear()
    beside.files.mkdir(parents=True, mode=0o700)
    try:
        unpacker = Unpacker(beside, _bucket(settings))
        manifest = read_archive(archive, unpacker)
        _require_fitting(beside, manifest)
        upgrade(replace(settings, database_url=f"sqlite:///{beside.database.absolute()}"))
        _one_file(beside.database)
        if not even_if_broken:
            require_whole_journal(beside.database)
        _put_in_place(settings, beside, unpacker.secrets)
    except (OSError, NoRoom) as error:
        raise CannotRestore(getattr(error, "strerror", None) or type(error).__name__) from error
    finally:
        beside.clear()
    return manifest


def _bucket(settings: Settings) -> FileStore | None:
    return files_of(settings) if settings.outside.files_url else None


def _require_fitting(beside: Beside, manifest: Manifest) -> None:
    """The database is sound, and it is the one that the manifest and the files belong to."""
    require_sound(beside.database)
    try:
        kept, names = count(beside.database), digest_of_names(beside.database)
    except (sqlite3.DatabaseError, TypeError, ValueError) as error:
        raise DatabaseBroken from error
    said = (manifest.revision, manifest.dossiers, manifest.accounts, manifest.journal_entries)
    if (kept.revision, kept.dossiers, kept.accounts, kept.journal_entries) != said:
        raise ArchiveBroken("its database is not the one that its manifest describes")
    if (names.count, names.sha256()) != (manifest.files, manifest.names_sha256):
        raise ArchiveBroken("its files are not those that its database refers to")


def _one_file(database: Path) -> None:
    """Fold what the upgrade wrote beside the database back into it."""
    with closing(sqlite3.connect(database)) as restored:
        restored.execute("PRAGMA journal_mode=DELETE")


def _put_in_place(settings: Settings, beside: Beside, secrets: dict[str, bytes]) -> None:
    """The database comes last: until then the installation is empty, and the mark tells a second try so."""
    target, mark = database_path(settings), settings.var / MARK
    mark.touch(mode=0o600)
    if not settings.outside.files_url:
        shutil.rmtree(settings.files, ignore_errors=True)
        os.rename(beside.files, settings.files)
    for name, value in secrets.items():
        _keep_secret(settings.var / name, value)
    for path in _beside_sqlite(target):
        path.unlink(missing_ok=True)
    os.replace(beside.database, target)
    mark.unlink()


def _keep_secret(path: Path, value: bytes) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(value)


def _beside_sqlite(database: Path) -> tuple[Path, ...]:
    return tuple(database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal"))
