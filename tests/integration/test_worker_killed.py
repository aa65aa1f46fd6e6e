"""A worker killed at any step loses nothing; a timer fires once, and only the letter in flight goes twice."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

import pytest
from desk import Desk
from installation import ROOT

from app.persistence.database import db

SCRIPT = Path(__file__).with_name("dying_worker.py")
PATIENCE = 600

pytestmark = pytest.mark.sqlite


@pytest.fixture
def installation(app, clock):
    """A dossier whose intake timer has come and whose messages wait."""
    desk = Desk(app, clock)
    desk.file_household_business()
    clock.at("2026-11-16 15:42")
    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    db.engine.dispose()
    return services_var(desk)


def services_var(desk):
    return Path(desk.app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")).parent


def ask(var, query):
    with sqlite3.connect(var / "motcua.sqlite") as connection:
        answer = connection.execute(query).fetchall()
    connection.close()
    return answer


@pytest.mark.slow
def test_killed_at_every_step_and_started_again(installation, clock, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    command = [sys.executable, str(SCRIPT), str(installation), str(folder), clock().isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr[-2000:]
    lives = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"step"')]
    assert len(lives) > 15
    assert [life["ended"] for life in lives] == [signal.SIGKILL] * (len(lives) - 1) + [0]
    twice = sum(check(folder / str(life["step"]), life) for life in lives)
    assert twice >= 2, "each of two letters was in flight when a worker died"


def check(var, life):
    """Everything was done: timers once, keys once. How often a letter went twice: the one in flight."""
    assert life["again"] == 0, life
    fired = ask(var, "SELECT count(*) FROM journal WHERE kind = 'timer_fired'")
    assert fired == [(1,)], life
    messages = ask(var, "SELECT key, state FROM outbox")
    assert len(messages) == len({key for key, _ in messages}) >= 2, life
    assert {state for _, state in messages} == {"sent"}, life
    wire = Counter((var / "wire").read_text().splitlines())
    assert set(wire) == {key for key, _ in messages}, life
    assert ask(var, "SELECT count(*) FROM incident") == [(0,)], life
    assert ask(var, "SELECT kind FROM due WHERE kind IN ('message', 'slip')") == [], life
    twice = sum(wire.values()) - len(wire)
    assert twice <= (1 if life["ended"] else 0), life
    return twice


def test_the_worker_gives_a_sign_of_life_and_ends_when_it_is_told(installation):
    environment = {**os.environ, "MOTCUA_VAR": str(installation), "MOTCUA_DEMO": "1"}
    worker = subprocess.Popen([sys.executable, "-m", "workers"], cwd=ROOT, env=environment)
    try:
        end = monotonic() + PATIENCE
        while not ask(installation, "SELECT name FROM heartbeat") and monotonic() < end:
            assert worker.poll() is None
            sleep(0.05)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0
    finally:
        worker.kill()
        worker.wait()
    ((name,),) = ask(installation, "SELECT name FROM heartbeat")
    assert name.endswith(f":{worker.pid}")
