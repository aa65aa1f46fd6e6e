"""Worker processes that start together, and what becomes of their work when the one that leads is killed."""

import os
import signal
import subprocess
import sys
from time import monotonic, sleep

import pytest
from desk import Desk
from installation import ROOT
from sqlalchemy import select

from app.persistence.tables.oversight import heartbeat
from app.services import services
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import Due

PATIENCE = 120
TAKEN_OVER_IN = 5
"""Seconds, on a machine that has nothing else to do about one."""


@pytest.fixture
def start(app):
    """Starts worker processes of the installation; whatever lives at the end is killed."""
    settings = services(app).settings
    environment = {**os.environ, "MOTCUA_VAR": str(settings.var), "DATABASE_URL": settings.database_url}
    started = []

    def worker():
        command = [sys.executable, "-m", "workers"]
        started.append(
            subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        )
        return started[-1]

    yield worker
    for process in started:
        process.kill()
        process.communicate()


def leaders(desk):
    with desk.transactions.read() as session:
        rows = session.execute(select(heartbeat.c.name).where(heartbeat.c.leads)).all()
    return {int(row.name.rpartition(":")[2]) for row in rows}


def wait_for(condition):
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end
        sleep(0.05)


@pytest.mark.slow
def test_two_workers_start_at_once_and_the_second_takes_over(app, clock, start):
    desk = Desk(app, clock)
    workers = {process.pid: process for process in (start(), start())}
    wait_for(lambda: leaders(desk))
    (first,) = leaders(desk)
    (second,) = workers.keys() - {first}
    wait_for(lambda: len(all_seen(desk)) == 2)
    killed_at = monotonic()
    workers[first].send_signal(signal.SIGKILL)
    wait_for(lambda: second in leaders(desk))
    assert monotonic() - killed_at < TAKEN_OVER_IN * 3
    workers[second].send_signal(signal.SIGTERM)
    said = workers[second].communicate(timeout=PATIENCE)[1]
    assert '"another worker' in said
    assert '"worker leads"' in said
    with desk.transactions.read() as session:
        kinds = sorted(session.scalars(select(Due.kind)))
        assert list(session.scalars(select(Incident))) == []
    assert kinds == ["clean", "seal", "year"]


def all_seen(desk):
    with desk.transactions.read() as session:
        return session.execute(select(heartbeat.c.name)).all()
