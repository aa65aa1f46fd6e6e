"""How late timers fire when a thousand come due within a minute, with a worker process as it always runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import quantiles
from time import sleep

from desk import Desk
from installation import ROOT
from sqlalchemy import func, select, update

from app.persistence.database import db
from app.persistence.heartbeat import signs
from app.persistence.tables.work import due
from app.services import real_clock, services
from bench.figures import Figure
from bench.growth import send_what_is_left
from bench.place import Place, server_place
from bench.rows import multiply

TIMERS, WITHIN = 1_000, timedelta(minutes=1)
BEGIN_IN = timedelta(seconds=3)
PATIENCE = 600
MOST_SECONDS = 5


def figures(place: Place) -> Iterator[Figure]:
    """On a PostgreSQL server; the promise is five seconds for 19 of 20."""
    with server_place() as at, at.desk("lateness", real_clock) as desk:
        late = lateness(desk)
    for part, target in ((50, None), (95, MOST_SECONDS), (99, None)):
        yield Figure(f"lateness_p{part}_s", late[part - 1], "s", target)


def lateness(desk: Desk, timers: int = TIMERS, within: timedelta = WITHIN) -> list[float]:
    """The 1st to 99th percentile, in seconds, of the time between due and fired."""
    filed = desk.file_household_business()
    send_what_is_left(desk)
    with db.engine.begin() as connection:
        multiply(connection, filed.id, timers - 1)
    with worker(desk):
        spread(timers, within)
        for _ in range(PATIENCE):
            if not waiting():
                break
            sleep(1)
    with db.engine.connect() as connection:
        rows = connection.execute(select(due.c.due_at, due.c.fired_at).where(due.c.kind == "timer")).all()
    assert all(row.fired_at for row in rows)
    return quantiles(((row.fired_at - row.due_at).total_seconds() for row in rows), n=100)


@contextmanager
def worker(desk: Desk) -> Iterator[None]:
    """A worker process of the installation, from its first sign of life on."""
    settings = services(desk.app).settings
    environment = {**os.environ, "MOTCUA_VAR": str(settings.var), "DATABASE_URL": settings.database_url}
    command = [sys.executable, "-m", "workers"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not lives(desk):
            sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def lives(desk: Desk) -> bool:
    """Whether the worker has been seen."""
    with desk.transactions.read() as session:
        return bool(signs(session, real_clock()))


def spread(timers: int, within: timedelta) -> None:
    """The timers come one after the other, evenly, from soon on."""
    start = real_clock() + BEGIN_IN
    with db.engine.begin() as connection:
        ids = connection.scalars(select(due.c.id).where(due.c.kind == "timer")).all()
        for number, id_ in enumerate(ids):
            moment = start + within * number / timers
            connection.execute(update(due).where(due.c.id == id_).values(due_at=moment))


def waiting() -> int:
    """How many have not fired."""
    unfired = select(func.count()).where(due.c.kind == "timer", due.c.fired_at.is_(None))
    with db.engine.connect() as connection:
        return connection.execute(unfired).scalar_one()
