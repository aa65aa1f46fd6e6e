"""Runs an action: one transaction, committed once, and nothing kept when it fails."""

import threading
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from typing import TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.persistence.calendars import CalendarShelf
from app.persistence.database import writing
from app.persistence.incidents import keep_incident
from app.persistence.versions import VersionShelf
from app.persistence.world import DatabaseWorld
from processes.domain.access import Actor
from processes.domain.errors import Refusal
from processes.ports import World

log = structlog.get_logger(__name__)

C = TypeVar("C")
R = TypeVar("R")


class ActionBroke(Exception):
    """An action failed for a reason that is not a refusal; nothing was kept, an incident tells of it."""

    def __init__(self, incident_id: str) -> None:
        super().__init__(incident_id)
        self.incident_id = incident_id


class Transactions:
    """The one place that commits. On SQLite the writers of this process queue on a lock of their own."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self.engine = engine
        self.clock = clock
        self.versions = VersionShelf()
        self.calendars = CalendarShelf()
        self._write_lock = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    def perform(self, action: Callable[[World, Actor, C], R], actor: Actor, command: C) -> R:
        """Run ``action`` and commit. Refusals pass through; any other failure becomes an incident."""
        now = self.clock()
        try:
            return self.write(
                lambda session: action(
                    DatabaseWorld(session, now, self.versions, self.calendars), actor, command
                )
            )
        except Refusal:
            raise
        except Exception as error:
            name = getattr(action, "__name__", "action")
            log.exception("action failed", action=name, actor=actor.id)
            broken = error
            incident_id = self.write(
                lambda session: keep_incident(session, name, actor.id, command, broken, now)
            )
            raise ActionBroke(incident_id) from error

    def write(self, work: Callable[[Session], R]) -> R:
        """One write transaction around ``work``."""
        with self._write_lock:
            token = writing.set(True)
            try:
                with (
                    Session(self.engine, expire_on_commit=False, autoflush=False) as session,
                    session.begin(),
                ):
                    return work(session)
            finally:
                writing.reset(token)

    def read(self) -> Session:
        """A session for reading outside a request."""
        return Session(self.engine, expire_on_commit=False)
