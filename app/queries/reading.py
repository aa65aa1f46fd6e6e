"""Who reads a page of the desk: the actor, the moment, the language, and the session to read from."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.procedures import procedure
from app.persistence.tables.work import work_item
from app.persistence.transaction import Transactions
from app.persistence.world import DatabaseWorld
from forms.messages import Message
from processes.actions.case import CaseInHand
from processes.domain.access import Actor
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.work import WorkItem
from processes.domain.procedure import TaskNode
from processes.domain.working_time import WorkingCalendar
from processes.ports import Version


@dataclass(frozen=True)
class Reading:
    """One request that only looks. Versions and calendars come from the shelves of the transactions."""

    session: Session
    actor: Actor
    now: datetime
    locale: str
    shelves: Transactions
    _calendars: dict[str, WorkingCalendar] = field(default_factory=dict)

    def version(self, version_id: str) -> Version:
        """A version of a procedure."""
        return self.shelves.versions.take(self.session, version_id)

    def calendar(self, unit_id: str) -> WorkingCalendar:
        """The working calendar of a unit, asked for once."""
        if unit_id not in self._calendars:
            self._calendars[unit_id] = self.shelves.calendars.of_unit(self.session, unit_id)
        return self._calendars[unit_id]

    @cached_property
    def side_tasks(self) -> dict[str, TaskNode]:
        """The tasks of the side diagrams in force, by node."""
        query = select(procedure.c.version_id).where(procedure.c.kind == "side")
        versions = [self.version(id_) for id_ in self.session.scalars(query) if id_]
        return {node: task for version in versions for node, task in version.facts.tasks.items()}

    def world(self) -> DatabaseWorld:
        """What an action would see. Nothing done to it is ever kept."""
        return DatabaseWorld(self.session, self.now, self.shelves.versions, self.shelves.calendars)

    def case(self, dossier: Dossier) -> CaseInHand:
        """The dossier with everything an action would see of it. Nothing done to it is ever kept."""
        case = CaseInHand(self.world(), self.actor, dossier)
        query = select(WorkItem).where(work_item.c.dossier_id == dossier.id)
        # An action reads open tasks only; whoever looks wants to see those done, too.
        case.items = list(self.session.scalars(query.order_by(work_item.c.created_at, work_item.c.id)))
        return case

    def say(self, words: Message | str) -> str:
        """A marked text in the reader's language."""
        if isinstance(words, str):
            return words
        values = {k: self.say(v) if isinstance(v, Message) else v for k, v in words.values.items()}
        said = gettext(words.text)
        return said.format(**values) if values else said
