"""APScheduler as the clock of the worker process: it only wakes; what is due stands in the database."""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from app.persistence.claims import Lane
from app.persistence.database_clock import clock_ahead
from app.persistence.faults import Unavailable, refusal_for
from app.persistence.heartbeat import EVERY, Sign, beat
from app.services import services
from app.settings import Settings
from app.web.factory import create_app
from workers.jobs import tick
from workers.machine_clock import MachineClock
from workers.pace import Every, keep_pace
from workers.post import LANES, Post, post_of

log = structlog.get_logger(__name__)

WAITS = 0.5
"""Seconds for which a worker waits for a dossier that somebody holds on PostgreSQL: what else is due must not
wait with it. Far less than a claim holds, so that several such dossiers do not fill every round."""
SECONDS = 1.0
HEEDED_EVERY = 0.2
"""Seconds until a word to stop is heeded."""
MOST_BATCHES = 20
"""After so many a round ends, so that nothing can make it endless."""


def worker_app(settings: Settings) -> Flask:
    """The app of a worker process, with a clock that is compared with the database's."""
    wait = min(WAITS, settings.busy_seconds) if settings.is_postgresql else settings.busy_seconds
    return create_app(replace(settings, busy_seconds=wait), MachineClock())


def run_worker(app: Flask) -> None:
    """Look every second at what is due until the process is told to stop; then end after what is in hand."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        # No more than this in a handler: whatever takes a lock could wait for the thread it has interrupted.
        signal.signal(number, lambda received, _: told.append(received))
    # A round longer than a second is no fault: the next one begins when it has ended.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    post = post_of(app)
    _safely(_compare_clocks, app)
    scheduler = _scheduler(app, post, lambda: bool(told))
    scheduler.start()
    log.info("worker started")
    while not told:
        time.sleep(HEEDED_EVERY)
        if keep_pace(scheduler):
            log.warning("the clock of this machine was put back")
    scheduler.shutdown(wait=True)
    post.leave()
    log.info("worker ended")


def _scheduler(app: Flask, post: Post, stopping: Callable[[], bool]) -> BackgroundScheduler:
    """A job for each lane, one that sees who leads, and one for the sign of life."""
    # A job that comes late comes all the same, and once for all the times it has missed.
    options = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler = BackgroundScheduler(timezone=UTC, job_defaults=options)
    for lane in LANES:
        given = (app, post, lane, stopping)
        scheduler.add_job(_safely, Every(SECONDS), (_round, *given), id=lane.name)
    name, started = f"{socket.gethostname()}:{os.getpid()}"[:60], datetime.now(UTC)
    scheduler.add_job(_safely, Every(SECONDS), (_look, app, post, name, started), id="post")
    often = Every(EVERY.total_seconds())
    scheduler.add_job(_safely, often, (_give_sign, app, post, name, started), id="sign")
    return scheduler


def _safely(job: Callable[..., object], *given: object) -> None:
    try:
        job(*given)
    except Exception as error:
        # What breaks as a whole must not end the worker: the next time tries again.
        if isinstance(error, Unavailable) or refusal_for(error) is not None:
            # An hour without a database would fill the disk with tracebacks that say the same.
            log.warning("machine fault", job=job.__name__, error=type(error).__name__)
        else:
            log.exception("job failed", job=job.__name__)


def _round(app: Flask, post: Post, lane: Lane, stopping: Callable[[], bool]) -> None:
    for _ in range(MOST_BATCHES):
        if stopping() or not post.takes(lane) or not tick(app, lane, stopping):
            return


def _look(app: Flask, post: Post, name: str, started_at: datetime) -> None:
    led = post.leads
    post.look(app)
    if post.leads is not led:
        _give_sign(app, post, name, started_at)


def _give_sign(app: Flask, post: Post, name: str, started_at: datetime) -> None:
    ahead = _compare_clocks(app)
    with app.app_context():
        at_hand = services()
        sign = Sign(name, started_at, at_hand.clock(), post.leads, ahead)
        at_hand.transactions.write(lambda session: beat(session, sign))


def _compare_clocks(app: Flask) -> timedelta | None:
    """How far this machine is ahead of the database; a worker's clock takes it into account."""
    at_hand = services(app)
    if not isinstance(clock := at_hand.clock, MachineClock):
        return None
    with app.app_context(), at_hand.transactions.read() as session:
        ahead = clock_ahead(session, clock.read)
    clock.compare(ahead)
    return ahead
