"""Runs an action: one transaction, committed once, and nothing kept when it fails."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.metrics import ACTIONS
from app.persistence.calendars import CalendarShelf
from app.persistence.database import BUSY_SECONDS, writing
from app.persistence.faults import Unavailable, lost_race, refusal_for
from app.persistence.incidents import keep_incident
from app.persistence.versions import VersionShelf
from app.persistence.world import DatabaseWorld
from app.persistence.write_queue import WriteQueue
from processes.domain.access import Actor
from processes.domain.errors import Refusal
from processes.ports import World

log = structlog.get_logger(__name__)

TRIES = 4
"""How often an action is done that meets others doing the same at the same moment (PostgreSQL)."""

C = TypeVar("C")
R = TypeVar("R")


class ActionBroke(Exception):
    """An action failed for a reason that is not a refusal; nothing was kept, an incident tells of it."""

    def __init__(self, incident_id: str = "", number: str = "") -> None:
        super().__init__(number or incident_id)
        self.incident_id, self.number = incident_id, number


class Transactions:
    """The one place that commits. On SQLite the writers of this process queue on a lock of their own."""

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime], busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.engine = engine
        self.clock = clock
        self.versions = VersionShelf()
        self.calendars = CalendarShelf()
        self._queue = WriteQueue(busy_seconds) if engine.dialect.name == "sqlite" else None

    def perform(self, action: Callable[[World, Actor, C], R], actor: Actor, command: C) -> R:
        """Run ``action`` and commit. Refusals pass through; any other failure becomes an incident.

        Raises :class:`~app.persistence.faults.Unavailable` when the database is locked for too long or the
        disk is full: nothing is kept then, and no incident is tried.
        """
        now, name = self.clock(), getattr(action, "__name__", "action")
        try:
            done = self.write(
                lambda session: action(
                    DatabaseWorld(session, now, self.versions, self.calendars), actor, command
                )
            )
        except Refusal as refusal:
            ACTIONS.labels(name, "unavailable" if isinstance(refusal, Unavailable) else "refused").inc()
            raise
        except Exception as error:
            ACTIONS.labels(name, "broke").inc()
            raise self._incident(name, actor, command, error, now) from error
        ACTIONS.labels(name, "done").inc()
        return done

    def _incident(
        self, name: str, actor: Actor, command: object, error: Exception, now: datetime
    ) -> ActionBroke:
        """Tells of ``error``; without a number when not even an incident could be written."""
        log.exception("action failed", action=name, actor=actor.id)
        try:
            kept = self.write(lambda session: keep_incident(session, name, actor, command, error, now))
        except Unavailable:
            log.exception("incident not kept", action=name)
            return ActionBroke()
        return ActionBroke(kept.id, kept.number)

    def write(self, work: Callable[[Session], R]) -> R:
        """One write transaction around ``work``; begun again where another was quicker with the same thing.

        Raises :class:`~app.persistence.faults.Unavailable` for a fault of the machine; nothing is kept then.
        """
        try:
            return self._until_kept(work)
        except Refusal:
            raise
        except Exception as error:
            if (refusal := refusal_for(error)) is not None:
                log.exception("machine fault")
                raise refusal from error
            raise

    def _until_kept(self, work: Callable[[Session], R]) -> R:
        for _ in range(TRIES - 1):
            try:
                return self._write(work)
            except DBAPIError as error:
                if not lost_race(error):
                    raise
                log.info("race lost, done again", error=type(error.orig).__name__)
        return self._write(work)

    def _turn(self) -> AbstractContextManager[None]:
        return self._queue.turn() if self._queue else nullcontext()

    def _write(self, work: Callable[[Session], R]) -> R:
        token = writing.set(True)
        try:
            with (
                self._turn(),
                Session(self.engine, expire_on_commit=False, autoflush=False) as session,
                session.begin(),
            ):
                return work(session)
        finally:
            writing.reset(token)

    def read(self) -> Session:
        """A session for reading outside a request."""
        return Session(self.engine, expire_on_commit=False)
