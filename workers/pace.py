"""The pace of APScheduler's jobs: seconds after the last time, whatever the machine's clock does.

A trigger that counts from its first moment makes up for every interval of a night asleep; and a scheduler
that has computed a moment waits for it even when the clock is put back by an hour. Ours counts from now, and
``keep_pace`` finds jobs that wait for a moment too far away.
"""

from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger


class Every(BaseTrigger):  # type: ignore[misc]
    """At once, and then so many seconds after each time."""

    def __init__(self, seconds: float) -> None:
        self.interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """``interval`` from now: what a sleeping machine has missed comes once."""
        return now if previous_fire_time is None else now + self.interval


def keep_pace(scheduler: BaseScheduler, now: datetime | None = None) -> list[str]:
    """Let jobs run now that would wait for longer than their interval; returns their names."""
    now = now or datetime.now(UTC)
    behind = [job for job in scheduler.get_jobs() if job.next_run_time > now + job.trigger.interval]
    for job in behind:
        job.modify(next_run_time=now)
    return [job.id for job in behind]
