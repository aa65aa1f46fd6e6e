"""Workers and people are killed at any moment: nothing is lost, repeated or left half-done.

The long form is ``make chaos``.
"""

import json
import subprocess
import sys

import pytest
from installation import ROOT

from app.persistence.database import db
from app.services import services

PATIENCE = 900
DOSSIERS, KILLS, PAUSE = 30, 12, 0.6
WORKERS, PEOPLE = 3, 2


@pytest.mark.slow
@pytest.mark.postgresql
def test_killed_again_and_again_everything_happens_once(app):
    """Three workers share the work and two processes act for the people; on SQLite one worker is killed at
    each of its steps (``test_worker_killed``)."""
    settings = services(app).settings
    db.engine.dispose()
    given = [settings.var, settings.database_url, DOSSIERS, KILLS, PAUSE, WORKERS, PEOPLE]
    command = [sys.executable, "-m", "chaos", *map(str, given)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT / "tests", timeout=PATIENCE)
    assert done.stdout, done.stderr[-3000:]
    verdict = json.loads(done.stdout.splitlines()[-1])
    assert verdict["faults"] == [], verdict
    assert verdict["killed"] == KILLS
    assert verdict["dossiers"] >= DOSSIERS
    assert verdict["timers_fired"] >= DOSSIERS
    assert verdict["messages"] >= 2 * DOSSIERS
