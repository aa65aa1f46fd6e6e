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


@pytest.mark.slow
def test_killed_again_and_again_everything_happens_once(app, database):
    """On SQLite one worker is at work, two stand by, and one process acts for the people."""
    settings = services(app).settings
    db.engine.dispose()
    people = 2 if database == "postgresql" else 1
    given = [settings.var, settings.database_url, DOSSIERS, KILLS, PAUSE, 3, people]
    command = [sys.executable, "-m", "chaos", *map(str, given)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT / "tests", timeout=PATIENCE)
    assert done.stdout, done.stderr[-3000:]
    verdict = json.loads(done.stdout.splitlines()[-1])
    assert verdict["faults"] == [], verdict
    assert verdict["killed"] == KILLS
    assert verdict["dossiers"] >= DOSSIERS
    assert verdict["timers_fired"] >= DOSSIERS
    assert verdict["messages"] >= 2 * DOSSIERS
