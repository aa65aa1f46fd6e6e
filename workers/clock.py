"""APScheduler as the clock of the worker process: it only wakes; what is due stands in the database."""

import os
import signal
import socket
import threading
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.blocking import BlockingScheduler
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
LEAVING = ("message", "slip")
LANES = (Lane("house", but=LEAVING), Lane("leaving", kinds=LEAVING))
"""What stays in the house does not wait behind a mail server that does not answer."""


def run_worker(app: Flask) -> None:
    """Look every second at what is due until the process is told to stop; then end after the item in hand."""
    stopping = threading.Event()
    scheduler = BlockingScheduler(timezone=UTC)
    options = {"max_instances": 1, "coalesce": True}
    for lane in LANES:
        given = (app, lane, stopping)
        scheduler.add_job(_safe_tick, "interval", given, seconds=SECONDS, id=lane.name, **options)
    sign = (app, f"{socket.gethostname()}:{os.getpid()}"[:60], datetime.now(UTC))
    scheduler.add_job(
        _give_sign,
        "interval",
        sign,
        seconds=EVERY.total_seconds(),
        id="sign",
        next_run_time=sign[2],
        **options,
    )

    def stop(*_: object) -> None:
        stopping.set()
        scheduler.shutdown(wait=False)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    begin(app)
    log.info("worker started")
    scheduler.start()


def begin(app: Flask) -> None:
    """Set the moments that come again every day, where they do not stand yet."""
    with app.app_context():
        transactions = services().transactions
        transactions.perform(watch_days, SYSTEM, WatchDays())
        transactions.perform(watch_cleaning, SYSTEM, WatchCleaning())


def _safe_tick(app: Flask, lane: Lane, stopping: threading.Event) -> None:
    try:
        tick(app, lane, stopping.is_set)
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
