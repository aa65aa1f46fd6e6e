"""Dossiers of the procedure full of timers: filed, looked at, and worked through."""

from desk import Desk
from sqlalchemy import select
from timer_diagram import CODE, EVERY_FEW_SECONDS, Spans, timed_procedure

from app.diagrams import put_in_force
from app.services import services
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import Due


class TimedDesk(Desk):
    """A desk whose dossiers are full of timers."""

    def publish(self, spans: Spans = EVERY_FEW_SECONDS) -> None:
        put_in_force(services(self.app), SYSTEM, timed_procedure(spans))

    def file(self) -> str:
        """The id of a dossier that was sent."""
        draft = self.start_draft(CODE)
        self.answer(draft, "request", {"title": ["Xin xác nhận"]})
        self.perform(submit, self.actor("nhung"), Submit(draft.id))
        return draft.id

    def receive(self, dossier_id: str) -> None:
        self.complete("bao", dossier_id, "receive", "done")

    def dues(self, **equal) -> list[Due]:
        with self.transactions.read() as session:
            return list(session.scalars(select(Due).filter_by(**equal).order_by(Due.due_at, Due.id)))

    def timers(self, dossier_id: str) -> dict[str, Due]:
        """The newest moment of each timer that has not fired."""
        return {due.node: due for due in self.dues(dossier_id=dossier_id, kind="timer", fired_at=None)}

    def fired(self, dossier_id: str) -> list[str]:
        """The timers in the order in which the journal tells of them."""
        return [entry.payload["node"] for entry in self.entries(dossier_id, "timer_fired")]

    def entries(self, dossier_id: str, kind: str) -> list[JournalEntry]:
        with self.transactions.read() as session:
            wanted = select(JournalEntry).filter_by(dossier_id=dossier_id, kind=kind)
            return list(session.scalars(wanted.order_by(JournalEntry.seq)))
