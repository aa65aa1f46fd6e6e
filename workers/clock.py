"""APScheduler as the clock of the worker process: it only wakes; what is due stands in the database."""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from app.persistence.heartbeat import EVERY, beat
from app.queries.due import Lane
from app.services import services
from processes.actions.seals import WatchDays, watch_days
from processes.actions.timers import WatchCleaning, watch_cleaning
from processes.domain.access import SYSTEM
from workers.jobs import tick

log = structlog.get_logger(__name__)

SECONDS = 1
HEEDED_EVERY = 0.2
"""Seconds until a word to stop is heeded."""
LEAVING = ("message", "slip")
LANES = (Lane("house", but=LEAVING), Lane("leaving", kinds=LEAVING))
"""What stays in the house does not wait behind a mail server that does not answer."""


def run_worker(app: Flask) -> None:
    """Look every second at what is due until the process is told to stop; then end after what is in hand."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        # No more than this in a handler: whatever takes a lock could wait for the thread it has interrupted.
        signal.signal(number, lambda received, _: told.append(received))
    # A round longer than a second is no fault: the next one begins when it has ended.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    begin(app)
    scheduler = _scheduler(app, lambda: bool(told))
    scheduler.start()
    log.info("worker started")
    while not told:
        time.sleep(HEEDED_EVERY)
    scheduler.shutdown(wait=True)
    log.info("worker ended")


def _scheduler(app: Flask, stopping: Callable[[], bool]) -> BackgroundScheduler:
    """A job for each lane, and one for the sign of life."""
    scheduler = BackgroundScheduler(timezone=UTC)
    options = {"max_instances": 1, "coalesce": True}
    for lane in LANES:
        given = (app, lane, stopping)
        scheduler.add_job(_safe_tick, "interval", given, seconds=SECONDS, id=lane.name, **options)
    started = datetime.now(UTC)
    sign = (app, f"{socket.gethostname()}:{os.getpid()}"[:60], started)
    often = {"seconds": EVERY.total_seconds(), "next_run_time": started}
    scheduler.add_job(_give_sign, "interval", sign, id="sign", **often, **options)
    return scheduler


def begin(app: Flask) -> None:
    """Set the moments that come again every day, where they do not stand yet."""
    with app.app_context():
        transactions = services().transactions
        transactions.perform(watch_days, SYSTEM, WatchDays())
        transactions.perform(watch_cleaning, SYSTEM, WatchCleaning())


def _safe_tick(app: Flask, lane: Lane, stopping: Callable[[], bool]) -> None:
    try:
        tick(app, lane, stopping)
    except Exception:
        # A round that breaks as a whole (no database) must not end the worker: the next one tries again.
        log.exception("tick failed", lane=lane.name)


def _give_sign(app: Flask, name: str, started_at: datetime) -> None:
    try:
        with app.app_context():
            at_hand = services()
            now = at_hand.clock()
            at_hand.transactions.write(lambda session: beat(session, name, started_at, now))
    except Exception:
        # Without a sign the readiness check says what is wrong; the work itself goes on.
        log.exception("no sign of life")
