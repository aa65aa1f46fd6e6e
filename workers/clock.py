"""APScheduler as the clock of the worker process: it only wakes; what is due stands in the database."""

import signal
from datetime import UTC

import structlog
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

from workers.jobs import tick

log = structlog.get_logger(__name__)

SECONDS = 1


def run_worker(app: Flask) -> None:
    """Tick every second until the process is told to stop."""
    scheduler = BlockingScheduler(timezone=UTC)
    scheduler.add_job(
        _safe_tick, "interval", args=(app,), seconds=SECONDS, max_instances=1, coalesce=True, id="tick"
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: scheduler.shutdown(wait=False))
    log.info("worker started")
    scheduler.start()


def _safe_tick(app: Flask) -> None:
    try:
        tick(app)
    except Exception:
        # A tick that breaks as a whole (no database) must not end the worker: the next one tries again.
        log.exception("tick failed")
