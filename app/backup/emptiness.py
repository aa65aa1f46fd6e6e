"""Whether an installation is empty: only then may a backup be restored into it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.backup.refusals import NotEmpty, StillRunning
from app.backup.snapshot import database_path
from app.persistence.heartbeat import is_alive
from app.settings import Settings

MARK = "restore_under_way"
"""Stands in the folder while a restore puts things in place: what is there then is its own."""
HOLDS = (("dossier", "dossiers"), ("account", "accounts"))


def require_empty(settings: Settings, now: datetime) -> None:
    """Raises NotEmpty or StillRunning unless nothing here can be lost."""
    database = database_path(settings)
    if database.exists():
        _require_empty_database(database, now)
    if (settings.var / MARK).exists() or settings.outside.files_url:
        return
    if any(path.is_file() for path in settings.files.rglob("*")):
        raise NotEmpty("files")


def _require_empty_database(database: Path, now: datetime) -> None:
    with closing(sqlite3.connect(database)) as kept:
        tables = {name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table, words in HOLDS:
            if table in tables and kept.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
                raise NotEmpty(words)
        if "heartbeat" in tables and is_alive(_newest(kept), now):
            raise StillRunning


def _newest(kept: sqlite3.Connection) -> datetime | None:
    (text,) = kept.execute("SELECT max(seen_at) FROM heartbeat").fetchone()
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
