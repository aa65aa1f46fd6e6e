"""The clock of a worker's machine, compared with the database's now and then.

A worker must not fire what other machines hold to be still to come: while its clock is more than two seconds
ahead it takes the database's time, for what is due and for what it writes. One that is behind keeps its own:
it fires later, which the others make up for. Either way the log and the page of the system say so.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from app.persistence.database_clock import is_off
from app.services import real_clock

log = structlog.get_logger(__name__)


class MachineClock:
    """The present instant, held back while the machine is ahead."""

    def __init__(self, read: Callable[[], datetime] = real_clock) -> None:
        self.read = read
        self.ahead: timedelta | None = None

    def __call__(self) -> datetime:
        return self.read() - self._held_back()

    def _held_back(self) -> timedelta:
        if self.ahead is None or not is_off(self.ahead):
            return timedelta()
        return max(self.ahead, timedelta())

    def compare(self, ahead: timedelta | None) -> None:
        """The machine is ``ahead`` of the database, as far as is known."""
        was_off, self.ahead = is_off(self.ahead), ahead
        if ahead is not None and is_off(ahead):
            log.warning("the clock of this machine is wrong", seconds_ahead=round(ahead.total_seconds(), 1))
        elif was_off:
            log.info("the clock of this machine is right again")
