"""The scheduler ticks on, whatever happens to the clock of the machine: without a database, without waiting."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers import base
from apscheduler.schedulers.background import BackgroundScheduler

from workers.pace import Every, keep_pace

HOUR = timedelta(hours=1)
PATIENCE = 10


class JumpingDatetime(datetime):
    """``datetime`` on a machine whose clock somebody sets."""

    put = timedelta()

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + cls.put


@pytest.fixture
def jumping(monkeypatch):
    monkeypatch.setattr(base, "datetime", JumpingDatetime)
    monkeypatch.setattr(JumpingDatetime, "put", timedelta())
    return JumpingDatetime


@pytest.fixture
def ticks():
    return threading.Semaphore(0)


@pytest.fixture
def scheduler(jumping, ticks):
    made = BackgroundScheduler(timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None})
    made.add_job(ticks.release, Every(0.01), id="tick")
    made.start()
    yield made
    made.shutdown()


def drain(ticks):
    while ticks.acquire(blocking=False):
        pass


def test_the_first_time_is_at_once_and_the_next_from_now():
    now = datetime(2026, 11, 1, tzinfo=UTC)
    assert Every(5).get_next_fire_time(None, now) == now
    assert Every(5).get_next_fire_time(now - HOUR, now) == now + timedelta(seconds=5)


def test_a_machine_that_slept_for_a_week_ticks_once_for_all_it_missed(scheduler, jumping):
    scheduler.pause()
    (job,) = scheduler.get_jobs()
    week_later = job.next_run_time + timedelta(days=7)
    assert job._get_run_times(week_later) == [job.next_run_time]


def test_it_ticks_on_when_the_clock_is_put_forward(scheduler, jumping, ticks):
    assert ticks.acquire(timeout=PATIENCE)
    jumping.put = HOUR
    drain(ticks)
    assert all(ticks.acquire(timeout=PATIENCE) for _ in range(3))


def test_it_ticks_on_when_the_clock_is_put_back(scheduler, jumping, ticks):
    """Without a word the scheduler would wait for an hour."""
    assert ticks.acquire(timeout=PATIENCE)
    jumping.put = -HOUR
    # The moment that is known already may come once more; then it waits for one an hour away.
    while not (found := keep_pace(scheduler, jumping.now(UTC))):
        ticks.acquire(timeout=0.01)
    assert found == ["tick"]
    drain(ticks)
    assert all(ticks.acquire(timeout=PATIENCE) for _ in range(3))


def test_jobs_in_time_are_left_alone(scheduler, jumping):
    scheduler.pause()
    (job,) = scheduler.get_jobs()
    assert keep_pace(scheduler, job.next_run_time) == []
