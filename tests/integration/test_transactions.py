"""One action, one transaction: nothing half-done, nothing twice, nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from desk import Desk
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError
from story import APPRAISAL
from tampering import lift_guards

from app.cli.journal import verify
from app.persistence.transaction import ActionBroke
from processes.actions.drafts import DeleteDraft, delete_draft
from processes.actions.refusals import (
    AmountDiffers,
    NotReadyToSubmit,
    PaymentUnderWay,
    TaskAlreadyDone,
    TooManyDrafts,
)
from processes.actions.submission import Submit, submit
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident, OutboxMessage, Payment
from processes.domain.errors import NotFound


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def count(desk, kind, /, **equal):
    with desk.transactions.read() as session:
        return len(session.scalars(select(kind).filter_by(**equal)).all())


@dataclass(frozen=True)
class Break:
    dossier_id: str


def break_in_the_middle(world, actor, command):
    dossier = world.lock_dossier(command.dossier_id)
    dossier.subject = "half done"
    world.flush()
    raise RuntimeError("the disk is full")


def test_a_failure_keeps_nothing_and_becomes_an_incident(desk):
    draft = desk.start_draft()
    for _ in range(2):
        with pytest.raises(ActionBroke):
            desk.perform(break_in_the_middle, SYSTEM, Break(draft.id))
    assert desk.dossier(draft.id).subject == ""
    with desk.transactions.read() as session:
        (incident,) = session.scalars(select(Incident)).all()
    assert (incident.count, incident.dossier_id, incident.action) == (2, draft.id, "break_in_the_middle")
    assert incident.input == {"dossier_id": draft.id}


def test_submitting_twice_gives_one_payment_and_one_dossier(desk):
    draft = desk.filled_draft()
    actor = desk.actor("nhung")
    first = desk.perform(submit, actor, Submit(draft.id))
    second = desk.perform(submit, actor, Submit(draft.id))
    assert first.payment.reference == second.payment.reference
    assert desk.pay(first.payment.reference) == "confirmed"
    assert desk.pay(first.payment.reference) == "already"
    assert desk.perform(submit, actor, Submit(draft.id)).dossier.code == desk.dossier(draft.id).code
    assert count(desk, Payment) == 1
    assert count(desk, OutboxMessage, kind="submitted") == 2


def test_parallel_submissions_get_codes_without_gap_or_repeat(desk):
    actor = desk.actor("nhung")
    references = []
    for _ in range(12):
        draft = desk.filled_draft()
        references.append(desk.perform(submit, actor, Submit(draft.id)).payment.reference)
    with ThreadPoolExecutor(6) as threads:
        assert set(threads.map(desk.pay, references)) == {"confirmed"}
    with desk.transactions.read() as session:
        codes = sorted(session.scalars(select(Dossier.code).where(Dossier.code.is_not(None))))
    assert codes == [f"H31.40.12-261113-{number:04d}" for number in range(1, 13)]


def test_a_wrong_amount_is_refused_and_an_unknown_reference_is_not_found(desk):
    draft = desk.filled_draft()
    payment = desk.perform(submit, desk.actor("nhung"), Submit(draft.id)).payment
    with pytest.raises(AmountDiffers):
        desk.pay(payment.reference, amount=1500)
    with pytest.raises(NotFound):
        desk.pay("TT000000")
    assert desk.dossier(draft.id).status == "draft"


def test_an_unfinished_draft_is_not_sent_and_says_what_is_missing(desk):
    draft = desk.start_draft()
    with pytest.raises(NotReadyToSubmit) as refused:
        desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    assert "Thông tin hộ kinh doanh" in refused.value.missing


def test_two_officers_complete_the_same_task_and_one_wins(desk):
    dossier = desk.file_household_business()
    item = desk.item(dossier.id, "intake__check")
    command = CompleteTask(item.id, "accept")
    desk.perform(complete_task, desk.actor("bao"), command)
    with pytest.raises(TaskAlreadyDone) as refused:
        desk.perform(complete_task, desk.actor("mai"), command)
    assert refused.value.text.values["name"] == "Trần Quốc Bảo"
    desk.perform(complete_task, desk.actor("bao"), command)
    assert count(desk, JournalEntry, kind="task_completed") == 1


def test_another_units_officer_and_another_citizen_find_nothing(desk):
    dossier = desk.file_household_business()
    item = desk.item(dossier.id, "intake__check")
    for stranger in ("ha", "chau", "nam"):
        with pytest.raises(NotFound):
            desk.perform(complete_task, desk.actor(stranger), CompleteTask(item.id, "accept"))
    with pytest.raises(NotFound):
        desk.perform(submit, desk.actor("ha"), Submit(dossier.id))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor_name = 'nobody' WHERE id = 1",
        "UPDATE journal SET payload = '{}' WHERE id = 1",
        "DELETE FROM journal WHERE id = 1",
    ],
)
def test_the_journal_cannot_be_rewritten(desk, statement):
    desk.file_household_business()
    with pytest.raises(DBAPIError, match="append-only"):
        desk.transactions.write(lambda session: session.execute(text(statement)))


def test_a_payload_can_be_erased_and_the_chain_stays_whole(desk):
    desk.file_household_business()
    desk.transactions.write(
        lambda session: session.execute(text("UPDATE journal SET payload = NULL WHERE id = 1"))
    )
    with desk.transactions.read() as session:
        assert verify(session)[0] is None


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE journal SET actor_name = 'nobody' WHERE seq = 2", "entry 2"),
        ("UPDATE journal SET payload = '{\"a\": 1}' WHERE seq = 1", "entry 1"),
        ("DELETE FROM journal WHERE seq = 1", "entry 2"),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "missing"),
        ("DELETE FROM journal", "missing"),
    ],
)
def test_the_verification_names_the_first_broken_row(desk, statement, words):
    desk.file_household_business()

    def tamper(session):
        lift_guards(session)
        session.execute(text(statement))

    desk.transactions.write(tamper)
    with desk.transactions.read() as session:
        assert words in verify(session)[0]


def test_completing_a_task_costs_few_statements_and_one_commit(desk, app):
    dossier = desk.file_household_business()
    desk.complete("bao", dossier.id, "intake__check", "accept")
    command = CompleteTask(desk.item(dossier.id, "appraise").id, "amend", APPRAISAL, "Thiếu chứng thực")
    actor = desk.actor("ha")
    statements, commits = counted(desk.transactions.engine)
    desk.perform(complete_task, actor, command)
    assert len(commits) == 1
    assert len(statements) <= 13, statements


def counted(engine):
    statements, commits = [], []
    event.listen(engine, "commit", lambda connection: commits.append(1))
    event.listen(
        engine,
        "before_cursor_execute",
        lambda conn, cursor, statement, *rest: (
            statements.append(statement) if not statement.startswith("BEGIN") else None
        ),
    )
    return statements, commits


def test_a_person_keeps_fifty_drafts_at_most(desk):
    drafts = [desk.start_draft() for _ in range(50)]
    with pytest.raises(TooManyDrafts):
        desk.start_draft()
    desk.perform(delete_draft, desk.actor("nhung"), DeleteDraft(drafts[0].id))
    desk.start_draft()


def test_a_later_attempt_to_pay_has_a_reference_of_its_own(desk, clock):
    draft = desk.filled_draft()
    actor = desk.actor("nhung")
    first = desk.perform(submit, actor, Submit(draft.id)).payment
    clock.forward(minutes=6)
    second = desk.perform(submit, actor, Submit(draft.id)).payment
    assert first.reference != second.reference
    assert desk.pay(second.reference) == "confirmed"
    assert desk.pay(first.reference) == "confirmed"
    with desk.transactions.read() as session:
        kept = {payment.reference: payment.status for payment in session.scalars(select(Payment))}
    assert kept == {second.reference: "paid", first.reference: "refund_due"}


def test_a_draft_waits_for_the_bank_before_it_can_be_thrown_away(desk, clock):
    draft = desk.filled_draft()
    actor = desk.actor("nhung")
    desk.perform(submit, actor, Submit(draft.id))
    with pytest.raises(PaymentUnderWay):
        desk.perform(delete_draft, actor, DeleteDraft(draft.id))
    clock.forward(minutes=16)
    desk.perform(delete_draft, actor, DeleteDraft(draft.id))
    assert desk.dossier(draft.id) is None
