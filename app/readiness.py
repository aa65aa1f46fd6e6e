"""Whether this installation can do its work: each part looked at by itself, none of it about people."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from sqlalchemy import text

from app.persistence.database_clock import TOLERATED, clock_ahead, is_off
from app.persistence.heartbeat import ALIVE_FOR, is_alive, last_beat, signs
from app.persistence.schema import known_revisions
from app.services import Services, real_clock

log = structlog.get_logger(__name__)

FREE_SHARE, FREE_BYTES = 0.05, 200 * 1024 * 1024
"""Below either of them the disk counts as full."""
PROBE = b"motcua"
Facts = dict[str, int | str | None]


@dataclass(frozen=True)
class Check:
    """One part: whether it is in order, and the figures behind that."""

    name: str
    ok: bool
    facts: Facts = field(default_factory=dict)


def look(at_hand: Services) -> list[Check]:
    """Every part, in the order in which one would look."""
    return [_looked_at(name, part, at_hand) for name, part in PARTS.items()]


def _looked_at(name: str, part: Callable[[Services], Check], at_hand: Services) -> Check:
    try:
        return part(at_hand)
    except Exception:
        # Whatever breaks here is the answer to what was asked.
        log.exception("part not in order", part=name)
        return Check(name, False)


def _database(at_hand: Services) -> Check:
    with at_hand.transactions.read() as session:
        return Check("database", session.scalar(text("SELECT 1")) == 1)


def _schema(at_hand: Services) -> Check:
    newest = known_revisions()[0]
    with at_hand.transactions.read() as session:
        found = session.scalar(text("SELECT version_num FROM alembic_version"))
    return Check("schema", found == newest, {"revision": str(found), "newest": newest})


def _clock(at_hand: Services) -> Check:
    """Whether this machine tells the same time as the database: deadlines are shown by the one and fire by
    the other."""
    with at_hand.transactions.read() as session:
        ahead = clock_ahead(session, real_clock)
    shown = None if ahead is None else round(ahead / timedelta(milliseconds=1))
    return Check(
        "clock", not is_off(ahead), {"ahead_ms": shown, "most_ms": TOLERATED // timedelta(milliseconds=1)}
    )


def worker(at_hand: Services) -> Check:
    """Whether a worker has given a sign of life lately."""
    now = at_hand.clock()
    with at_hand.transactions.read() as session:
        seen_at, alive = last_beat(session), signs(session, now)
    facts: Facts = {
        "seconds": int((now - seen_at).total_seconds()) if seen_at else None,
        "most_seconds": int(ALIVE_FOR.total_seconds()),
        "alive": len(alive),
        "wrong_clocks": sum(is_off(sign.ahead) for sign in alive),
    }
    return Check("worker", is_alive(seen_at, now), facts)


def _disk(at_hand: Services) -> Check:
    usage = shutil.disk_usage(at_hand.settings.var)
    enough = usage.free > FREE_BYTES and usage.free > usage.total * FREE_SHARE
    return Check("disk", enough, {"free_bytes": usage.free, "total_bytes": usage.total})


def _files(at_hand: Services) -> Check:
    if at_hand.settings.outside.files_url:
        return Check("files", at_hand.files.exists(at_hand.files.put(PROBE).sha256))
    with tempfile.TemporaryFile(dir=at_hand.settings.files) as file:
        file.write(PROBE)
    return Check("files", True)


PARTS: dict[str, Callable[[Services], Check]] = {
    "database": _database,
    "schema": _schema,
    "clock": _clock,
    "worker": worker,
    "disk": _disk,
    "files": _files,
}
