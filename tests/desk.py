"""The people of the demo at work through actions: shorthand for scenario tests."""

from decimal import Decimal

from sqlalchemy import select
from story import APPLICATION

from app.demo.people import DESK
from app.persistence.accounts import Account
from app.persistence.world import DatabaseWorld
from app.services import services
from app.web.actors import officer_actor
from forms.answers import Scene, read_answers
from processes.actions.case import CaseInHand
from processes.actions.drafts import SaveAnswers, StartDraft, save_answers, start_draft
from processes.actions.papers import AddPaper, AddResult, StoredUpload, add_paper, add_result
from processes.actions.posted import PostedValues
from processes.actions.submission import ConfirmPayment, Submit, confirm_payment, submit
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.access import SYSTEM, Actor
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.work import OPEN, WorkItem


class Desk:
    """One installation with its people."""

    def __init__(self, app, clock):
        self.app = app
        self.clock = clock
        self.transactions = services(app).transactions

    def perform(self, action, actor, command):
        return self.transactions.perform(action, actor, command)

    def actor(self, username: str) -> Actor:
        with self.transactions.read() as session:
            account = session.scalars(select(Account).filter_by(username=username)).one()
        if account.officer_id:
            with self.app.app_context():
                return officer_actor(account.officer_id)
        return Actor(account.party_id, "Nguyễn Thị Hồng Nhung", party_id=account.party_id)

    def dossier(self, dossier_id: str) -> Dossier:
        with self.transactions.read() as session:
            return session.get(Dossier, dossier_id)

    def items(self, dossier_id: str, state: str = OPEN) -> list[WorkItem]:
        with self.transactions.read() as session:
            query = select(WorkItem).filter_by(dossier_id=dossier_id, state=state)
            return list(session.scalars(query.order_by(WorkItem.created_at)))

    def item(self, dossier_id: str, node: str) -> WorkItem:
        return next(item for item in self.items(dossier_id) if item.node == node)

    def complete(self, username, dossier_id, node, outcome, posted=None, note="", checks=None):
        item = self.item(dossier_id, node)
        command = CompleteTask(item.id, outcome, posted or {}, note, checks or {})
        return self.perform(complete_task, self.actor(username), command)

    def start_draft(self, code: str = "1.001612") -> Dossier:
        return self.perform(start_draft, self.actor("nhung"), StartDraft(code, DESK))

    def answer(self, dossier: Dossier, form: str, posted: dict) -> None:
        """Save one form as the wizard does; the test fails when the form is not in order."""
        with self.transactions.read() as session:
            version = self.transactions.versions.take(session, dossier.version_id)
        scene = Scene(today=day_of(self.clock()))
        read = read_answers(
            version.forms[form], PostedValues(posted), context=self.context(dossier), scene=scene
        )
        assert read.accepted, (form, read.errors)
        self.perform(save_answers, self.actor("nhung"), SaveAnswers(dossier.id, form, read.values, True))

    def context(self, dossier: Dossier) -> dict:
        with self.transactions.read() as session:
            world = DatabaseWorld(
                session, self.clock(), self.transactions.versions, self.transactions.calendars
            )
            return dict(CaseInHand(world, SYSTEM, session.get(Dossier, dossier.id)).context())

    def upload(self, data: bytes = b"%PDF-1.7 paper", name: str = "uy-quyen.pdf") -> StoredUpload:
        stored = services(self.app).files.put(data)
        return StoredUpload(stored.sha256, name, "application/pdf", stored.size, 2)

    def hand_in(self, dossier: Dossier, component: str, **file) -> None:
        self.perform(add_paper, self.actor("nhung"), AddPaper(dossier.id, component, self.upload(**file)))

    def filled_draft(self) -> Dossier:
        draft = self.start_draft()
        for form, posted in APPLICATION.items():
            self.answer(draft, form, posted)
        self.hand_in(draft, "family_authorisation")
        return draft

    def pay(self, reference: str, amount: int = 150000, paid: bool = True) -> str:
        command = ConfirmPayment(reference, Decimal(amount), paid, "10000001", "00" if paid else "24")
        return self.perform(confirm_payment, SYSTEM, command)

    def file_household_business(self) -> Dossier:
        draft = self.filled_draft()
        submission = self.perform(submit, self.actor("nhung"), Submit(draft.id))
        assert self.pay(submission.payment.reference) == "confirmed"
        return self.dossier(draft.id)

    def upload_result(self, username: str, dossier_id: str, node: str) -> None:
        item = self.item(dossier_id, node)
        result = self.upload(b"%PDF-1.7 result", "giay-chung-nhan.pdf")
        self.perform(add_result, self.actor(username), AddResult(item.id, result))
