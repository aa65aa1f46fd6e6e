"""Faults of the machine that are nobody's mistake: a database that stays locked, a disk that is full.

They become refusals with a sentence and the moment to try again. No incident is written for them: that
would be a write, which fails in the same way.
"""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

from app.gateways.files.port import NoRoom
from forms.messages import message
from processes.domain.errors import Refusal

SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
POSTGRES_BUSY = {"55P03", "40001", "40P01", "57014"}
"""Lock not available, serialization failure, deadlock, statement timeout."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Unavailable(Refusal):
    """Not now, through no fault of whoever asks; ``retry_after`` says when to try again, in seconds."""

    http = 503
    retry_after = 30


class Busy(Unavailable):
    """The database stayed locked for longer than a request can wait."""

    text = message("Máy chủ đang bận nên chưa làm được. Chưa có gì thay đổi; đợi nửa phút rồi làm lại.")


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
        return _of_database(error.orig)
    return None


def _of_database(orig: BaseException | None) -> Unavailable | None:
    state = str(getattr(orig, "sqlstate", "") or "")
    # The extended code tells more than is needed here; its low byte is the primary one.
    code = (getattr(orig, "sqlite_errorcode", None) or 0) & 0xFF
    if code in SQLITE_BUSY or state in POSTGRES_BUSY:
        return Busy()
    if code in SQLITE_FULL or state.startswith("53"):
        return StorageFull()
    return None
