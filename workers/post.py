"""What this worker may do at this moment: its share of the work, and what only one worker does."""

from dataclasses import dataclass, field

import structlog
from flask import Flask

from app.persistence.claims import Lane
from app.persistence.leadership import Leadership, leadership
from app.services import services
from processes.actions.calendar_years import WatchYears, watch_years
from processes.actions.seals import WatchDays, watch_days
from processes.actions.timers import WatchCleaning, watch_cleaning
from processes.domain.access import SYSTEM

log = structlog.get_logger(__name__)

LEAVING = ("message", "slip")
ALONE = ("seal", "clean", "year")
RECOUNTING = ("recount", "migration")
HOUSE = Lane("house", but=(*LEAVING, *ALONE, *RECOUNTING))
LANES = (
    HOUSE,
    Lane("leaving", kinds=LEAVING),
    Lane("alone", kinds=ALONE),
    Lane("recounting", kinds=RECOUNTING),
)
"""What stays in the house waits neither for a mail server that does not answer nor for the night's seal, and
a timer not behind the thousands of dossiers that a changed calendar or a new version moves."""


@dataclass
class Post:
    """``shares`` tells whether workers share the work or stand by for the one that leads."""

    lock: Leadership
    shares: bool
    leads: bool = field(default=False, init=False)
    _told: bool = field(default=False, init=False)

    def takes(self, lane: Lane) -> bool:
        """Whether the work of a lane is this worker's now."""
        return self.leads or (self.shares and not set(lane.kinds) & set(ALONE))

    def look(self, app: Flask) -> None:
        """See whether this worker leads. One that begins to lead sets the moments that come again."""
        led, self.leads = self.leads, self.leads and self.lock.is_held()
        if led and not self.leads:
            log.warning("worker leads no more")
        if not self.leads and self.lock.is_held():
            begin(app)
            self.leads = True
            log.info("worker leads")
        if not (self.leads or self._told):
            self._told = True
            log.info("another worker leads" if self.shares else "another worker is at work, standing by")

    def leave(self) -> None:
        """Let another lead."""
        self.leads = False
        self.lock.release()


def post_of(app: Flask) -> Post:
    """The post of a worker that starts."""
    at_hand = services(app)
    engine = at_hand.transactions.engine
    return Post(leadership(engine, at_hand.settings.var), shares=engine.dialect.name == "postgresql")


def begin(app: Flask) -> None:
    """Set the moments that come again and again, where they do not stand yet."""
    with app.app_context():
        transactions = services().transactions
        transactions.perform(watch_days, SYSTEM, WatchDays())
        transactions.perform(watch_cleaning, SYSTEM, WatchCleaning())
        transactions.perform(watch_years, SYSTEM, WatchYears())
