"""Which worker does what must be single: the one that holds a lock which goes with its process.

On PostgreSQL any number of workers fire what is due, and one of them *leads*; on SQLite the one that leads
works and the others stand by. The lock is asked for each second, so a leader that was killed has a successor
within seconds, and one that lost its connection knows that it leads no more. Leading is a hint like a claim:
every action asks again whether its moment has come.
"""

import fcntl
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TextIO

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from app.persistence.postgres import HOUSE

LEADER = 4
"""This advisory lock beside those of ``app.persistence.postgres``; it counts within one database."""
ASK = text("SELECT pg_try_advisory_lock(:house, :turn)")
LOST_AFTER = ("tcp_keepalives_idle = 1", "tcp_keepalives_interval = 1", "tcp_keepalives_count = 3")
"""The server ends the session of a machine that has gone silent after four seconds, and the lock with it."""
LOCK_FILE = "worker.lock"


class Leadership(Protocol):
    """A lock that one process at a time holds."""

    def is_held(self) -> bool:
        """Whether it is ours now; asks for it when it is not."""

    def release(self) -> None:
        """Let another have it."""


class AdvisoryLock:
    """Held by a session of PostgreSQL on a connection of its own; any query shows that the session lives."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._held = False

    def is_held(self) -> bool:
        try:
            self._held = self._ask(self._session())
        except SQLAlchemyError:
            self.release()
        return self._held

    def _session(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._connection.detach()
            for setting in LOST_AFTER:
                self._connection.exec_driver_sql(f"SET {setting}")
        return self._connection

    def _ask(self, session: Connection) -> bool:
        if self._held:
            return session.scalar(text("SELECT true")) is True
        return session.scalar(ASK, {"house": HOUSE, "turn": LEADER}) is True

    def release(self) -> None:
        connection, self._connection, self._held = self._connection, None, False
        if connection is not None:
            # A session that is lost cannot be ended politely; the lock has gone with it.
            with suppress(SQLAlchemyError):
                connection.execute(text("SELECT pg_advisory_unlock_all()"))
            with suppress(SQLAlchemyError):
                connection.close()


class FileLock:
    """Held on a file beside an SQLite database; the system frees it with the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None

    def is_held(self) -> bool:
        if self._file is not None:
            return True
        file = self._path.open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def leadership(engine: Engine, folder: Path) -> Leadership:
    """The lock of this installation; ``folder`` is where it keeps its files."""
    return AdvisoryLock(engine) if engine.dialect.name == "postgresql" else FileLock(folder / LOCK_FILE)
