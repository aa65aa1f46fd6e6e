"""Making a backup: snapshot, manifest, files; read back before it gets its name."""

import contextlib
import gzip
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.backup.last import LastBackup, remember
from app.backup.layout import DATABASE, END, FILES, KEYS, MANIFEST, PIECE, SECRETS, header, padding
from app.backup.manifest import Manifest, Part
from app.backup.read import Nowhere, read_archive
from app.backup.refusals import CannotWrite, FileLost, JournalBroken, NothingHere, TargetTaken
from app.backup.snapshot import (
    count,
    database_path,
    digest_of_names,
    names_of_files,
    require_sound,
    require_whole_journal,
    take_snapshot,
)
from app.gateways.files.port import FileFault, FileMissing, FileStore
from app.settings import Settings


@dataclass(frozen=True)
class Wish:
    """What to back up where. ``secrets`` puts the keys of the installation in, too."""

    target: Path
    made_at: datetime
    secrets: bool = False
    even_if_broken: bool = False
    """Keep data whose journals do not fit: evidence."""


@dataclass(frozen=True)
class Made:
    """A backup that was read back and is whole."""

    manifest: Manifest
    size: int


@dataclass(frozen=True)
class _Contents:
    manifest: Manifest
    database: Path
    packed: Path
    secrets: dict[str, bytes] = field(default_factory=dict)


def make_backup(settings: Settings, files: FileStore, wish: Wish) -> Made:
    """Write a whole backup, or raise BackupRefused and leave nothing. Others may go on working meanwhile."""
    source = database_path(settings)
    if not source.exists():
        raise NothingHere
    if wish.target.exists():
        raise TargetTaken(wish.target.name)
    with _workplace(wish.target) as folder:
        contents = _gather(settings, source, folder, wish)
        archive = folder / "archive.tar"
        with open(os.open(archive, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            _write(out, contents, files)
            out.flush()
            os.fsync(out.fileno())
        read_archive(archive, Nowhere())
        size = archive.stat().st_size
        os.rename(archive, wish.target)
    with contextlib.suppress(OSError):
        # The note is no part of the backup: one that cannot be written does not make it a failure.
        remember(settings.var, LastBackup(wish.made_at, wish.target.name, size, contents.manifest.dossiers))
    return Made(contents.manifest, size)


@contextmanager
def _workplace(target: Path) -> Iterator[Path]:
    """The folder ``FILE.part`` beside the target, gone afterwards, whatever happens."""
    folder = target.with_name(f"{target.name}.part")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        yield folder
    except OSError as error:
        raise CannotWrite(error.strerror or type(error).__name__) from error
    except sqlite3.OperationalError as error:
        raise CannotWrite(str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _gather(settings: Settings, source: Path, folder: Path, wish: Wish) -> _Contents:
    database, packed = folder / "database.sqlite", folder / DATABASE
    take_snapshot(source, database)
    require_sound(database)
    whole = _journal_whole(database, wish.even_if_broken)
    raw, small = _pack(database, packed)
    kept, names = count(database), digest_of_names(database)
    secrets = _secrets(settings) if wish.secrets else {}
    manifest = Manifest(
        made_at=wish.made_at.isoformat(),
        revision=kept.revision,
        dossiers=kept.dossiers,
        accounts=kept.accounts,
        journal_entries=kept.journal_entries,
        journal_whole=whole,
        files=names.count,
        names_sha256=names.sha256(),
        database=raw,
        packed=small,
        secrets={name: hashlib.sha256(value).hexdigest() for name, value in secrets.items()},
    )
    return _Contents(manifest, database, packed, secrets)


def _journal_whole(database: Path, even_if_broken: bool) -> bool:
    try:
        require_whole_journal(database)
    except JournalBroken:
        if not even_if_broken:
            raise
        return False
    return True


def _secrets(settings: Settings) -> dict[str, bytes]:
    """The keys this installation works with, wherever they came from."""
    return {name: str(getattr(settings, name)).encode() for name in KEYS}


def _pack(source: Path, target: Path) -> tuple[Part, Part]:
    digest, size = hashlib.sha256(), 0
    with open(source, "rb") as given, gzip.GzipFile(target, "wb", compresslevel=1, mtime=0) as packed:
        while piece := given.read(PIECE):
            digest.update(piece)
            size += len(piece)
            packed.write(piece)
    with open(target, "rb") as made:
        hashed = hashlib.file_digest(made, "sha256").hexdigest()
    return Part(size, digest.hexdigest()), Part(target.stat().st_size, hashed)


def _write(out: BinaryIO, contents: _Contents, files: FileStore) -> None:
    _entry(out, MANIFEST, contents.manifest.as_bytes())
    size = contents.manifest.packed.size
    out.write(header(DATABASE, size))
    with open(contents.packed, "rb") as packed:
        shutil.copyfileobj(packed, out, PIECE)
    out.write(padding(size))
    for name, value in sorted(contents.secrets.items()):
        _entry(out, SECRETS + name, value)
    for name in names_of_files(contents.database):
        _entry(out, FILES + name, _content(files, name))
    out.write(END)


def _entry(out: BinaryIO, name: str, data: bytes) -> None:
    out.write(header(name, len(data)))
    out.write(data)
    out.write(padding(len(data)))


def _content(files: FileStore, name: str) -> bytes:
    """A file, compared with its hash; none is larger than an upload may be."""
    try:
        return files.get(name)
    except FileFault as fault:
        raise FileLost(name, isinstance(fault, FileMissing)) from fault
