"""Faults of the machine that are nobody's mistake: a database that stays locked, a disk that is full.

They become refusals with a sentence and the moment to try again. No incident is written for them: that
would be a write, which fails in the same way.
"""

import errno
import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.gateways.files.port import NoRoom
from forms.messages import message
from processes.domain.errors import Refusal

SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
LOST_RACE = {"40001", "40P01", "23505"}
"""Serialization failure, deadlock, and a key that another has written meanwhile."""
POSTGRES_BUSY = {"55P03", "40001", "40P01", "57014", "57P01", "57P02", "57P03", "25P03"}
"""Lock not available, serialization failure, deadlock, statement timeout; the server ends, has crashed or
cannot be asked yet; a transaction that stood idle for too long."""
POSTGRES_FULL = "53100"
POSTGRES_SHORT = "53"
"""Too many connections, no memory: all of this class but the full disk pass by themselves."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Unavailable(Refusal):
    """Not now, through no fault of whoever asks; ``retry_after`` says when to try again, in seconds."""

    http = 503
    retry_after = 30


class Busy(Unavailable):
    """The database stayed locked for longer than a request can wait."""

    text = message("Máy chủ đang bận nên chưa làm được. Chưa có gì thay đổi; đợi nửa phút rồi làm lại.")


class ConnectionLost(Unavailable):
    """The database went away while it was told to keep a change: nobody here knows whether it did."""

    text = message(
        "Mất liên lạc với cơ sở dữ liệu đúng lúc đang lưu. Đợi nửa phút, mở lại trang để xem việc đã lưu "
        "chưa, rồi mới làm lại."
    )


class StorageFull(Unavailable):
    """The disk of the database or of the files has no room left."""

    text = message(
        "Máy chủ hết chỗ chứa nên chưa lưu được. Chưa có gì thay đổi; "
        "báo người quản trị hệ thống rồi làm lại sau."
    )
    retry_after = 300


def refusal_for(error: BaseException) -> Unavailable | None:
    """The refusal that a fault of the machine amounts to; None for every other error."""
    if isinstance(error, NoRoom) or (isinstance(error, OSError) and error.errno in NO_ROOM):
        return StorageFull()
    if isinstance(error, DBAPIError):
        # At a commit there is no statement.
        uncertain = error.connection_invalidated and error.statement is None
        return ConnectionLost() if uncertain else _of_database(error)
    return Busy() if isinstance(error, PoolTimeout) else None


def lost_race(error: BaseException) -> bool:
    """Whether the same action, done again from its beginning, would meet what another has kept meanwhile."""
    state = getattr(error.orig, "sqlstate", "") if isinstance(error, DBAPIError) else ""
    return state in LOST_RACE


def _of_database(error: DBAPIError) -> Unavailable | None:
    state = str(getattr(error.orig, "sqlstate", "") or "")
    # The extended code tells more than is needed here; its low byte is the primary one.
    code = (getattr(error.orig, "sqlite_errorcode", None) or 0) & 0xFF
    if code in SQLITE_FULL or state == POSTGRES_FULL:
        return StorageFull()
    busy = code in SQLITE_BUSY or state in POSTGRES_BUSY or state.startswith(POSTGRES_SHORT)
    return Busy() if busy or _is_gone(error, state) else None


def _is_gone(error: DBAPIError, state: str) -> bool:
    """The server cannot be reached, or was lost in the middle: it keeps nothing of what was not committed."""
    unreachable = isinstance(error.orig, psycopg.OperationalError) and not state
    return error.connection_invalidated or unreachable
