"""The zone of the machine, and its summer time, change nothing: what is due is an instant."""

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from installation import ROOT
from timed_desk import TimedDesk
from timer_diagram import Spans

from app.persistence.database import db
from app.services import services

SCRIPT = Path(__file__).with_name("zoned_worker.py")
CHANGES = {"Europe/Berlin": "2026-10-25T01:00:00+00:00", "America/New_York": "2026-11-01T06:00:00+00:00"}
"""The hour that comes twice there: the clocks of the walls are put back at this instant."""


@pytest.fixture
def filed(app, clock):
    """A dossier whose timers come every twenty minutes from two hours before each change on."""
    spans = Spans(*(f'duration("PT{minutes}M")' for minutes in (20, 40, 20, 60)))

    def at(change):
        clock.now = datetime.fromisoformat(change) - timedelta(hours=2)
        desk = TimedDesk(app, clock)
        desk.publish(spans)
        desk.receive(desk.file())
        with db.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
        return services(app).settings.var

    return at


def fired_in(zone, var, tmp_path, change):
    place = tmp_path / zone.replace("/", "-")
    shutil.copytree(var, place)
    middle = datetime.fromisoformat(change)
    span = [(middle + timedelta(hours=hours)).isoformat() for hours in (-2, 3)]
    command = [sys.executable, str(SCRIPT), str(place), *span, "5"]
    environment = {**os.environ, "TZ": zone}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.sqlite
@pytest.mark.parametrize("zone", CHANGES)
def test_timers_across_the_end_of_summer_time_fire_at_their_instants(zone, filed, tmp_path):
    change = CHANGES[zone]
    var = filed(change)
    here, there = (fired_in(name, var, tmp_path, change) for name in ("UTC", zone))
    assert here["offset"] == 0
    assert there["offset"] == datetime(2026, 7, 1, tzinfo=ZoneInfo(zone)).utcoffset().total_seconds()
    assert here["fired"] == there["fired"]
    assert [node for _, _, node in there["fired"]][:3] == ["wait", "remind", "limit"]
    assert len(there["fired"]) >= 8
    late = [datetime.fromisoformat(fired) - datetime.fromisoformat(due) for due, fired, _ in there["fired"]]
    assert timedelta() <= min(late) <= max(late) < timedelta(minutes=5)
