"""What happens one thing after another: at the desk, at the till, around a withdrawal and a step by force."""

from datetime import timedelta

import pytest
from desk_counter import CASH, Counter
from diagram_maker import procedure
from sqlalchemy import select
from story import APPRAISAL, day

from app.diagrams import put_in_force
from app.services import services
from processes.actions.fees_taken import FeeAlreadyPaid
from processes.actions.forced_step import ForceStep, StepOutOfReach, force_step
from processes.actions.papers import RemovePaper, remove_paper
from processes.actions.procedures import RetireProcedure, retire_procedure
from processes.actions.sides import StartSide, start_side
from processes.actions.submission import SAME_ATTEMPT, Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Payment
from processes.domain.dossier.work import RunRecord
from processes.domain.errors import NotAllowed
from processes.domain.organisation import Officer, Post

FEE = "return_at_desk__fee__take"


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:30")
    return Counter(app, clock)


def kept(desk, kind, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))


def withdraw(desk, who, dossier_id):
    return desk.perform(start_side, desk.actor(who), StartSide(dossier_id, "withdraw", {}, "Không cần nữa"))


def force(desk, dossier_id, item, node):
    command = ForceStep(dossier_id, item.id, node, "Làm lại cho đúng")
    return desk.perform(force_step, desk.actor("nam"), command)


def taken_in(desk, clock):
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    checks = {"family_authorisation": ("passed", "")}
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=checks)
    return dossier_id


def test_the_desk_writes_down_the_withdrawal_of_somebody_without_an_account(desk):
    dossier_id = desk.copies_asked()
    desk.complete("bao", dossier_id, "intake__check", "accept")
    withdraw(desk, "mai", dossier_id)
    assert desk.dossier(dossier_id).status == "withdraw_requested"
    (entry,) = [row for row in kept(desk, JournalEntry, dossier_id) if row.kind == "side_started"]
    assert (entry.payload["on_behalf"], entry.payload["reason"]) == (True, "Không cần nữa")
    desk.complete("bao", dossier_id, "answer_withdrawal", "agree")
    assert desk.dossier(dossier_id).status == "withdrawn"


def test_the_desk_does_not_withdraw_what_was_filed_online(desk, clock):
    dossier_id = taken_in(desk, clock)
    with pytest.raises(NotAllowed):
        withdraw(desk, "bao", dossier_id)


def test_others_than_the_receiver_do_not_withdraw_what_was_filed_at_the_desk(desk):
    dossier_id = desk.copies_asked()
    desk.complete("bao", dossier_id, "intake__check", "accept")
    with pytest.raises(NotAllowed):
        withdraw(desk, "ha", dossier_id)


def test_money_is_taken_once_also_after_a_step_by_force(desk):
    dossier_id = paid_at_the_desk(desk)
    desk.complete("bao", dossier_id, FEE, "collected", CASH)
    payments = kept(desk, Payment, dossier_id)
    assert [(payment.status, payment.receipt_number) for payment in payments] == [("paid", "1/BL")]


def test_what_was_paid_is_not_written_down_as_exempted(desk):
    dossier_id = paid_at_the_desk(desk)
    with pytest.raises(FeeAlreadyPaid):
        desk.complete("bao", dossier_id, FEE, "exempt", CASH, note="Hộ nghèo")
    assert [payment.status for payment in kept(desk, Payment, dossier_id)] == ["paid"]


def test_an_exemption_may_be_corrected_by_taking_the_money(desk):
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    desk.complete("bao", dossier_id, FEE, "exempt", CASH, note="Hộ nghèo")
    back_to_the_till(desk, dossier_id)
    desk.complete("bao", dossier_id, FEE, "collected", CASH)
    assert [payment.status for payment in kept(desk, Payment, dossier_id)] == ["exempt", "paid"]
    assert desk.dossier(dossier_id).finance_status == "paid"


def paid_at_the_desk(desk):
    """Paid for, and put back before the till."""
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    desk.complete("bao", dossier_id, FEE, "collected", CASH)
    back_to_the_till(desk, dossier_id)
    return dossier_id


def back_to_the_till(desk, dossier_id):
    (item,) = desk.items(dossier_id)
    force(desk, dossier_id, item, "return_at_desk")
    desk.complete("bao", dossier_id, "return_at_desk__confirm", "confirm")


def test_a_result_taken_back_is_the_applicants_no_more(desk):
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    assert desk.dossier(dossier_id).delivery_status == "ready"
    force(desk, dossier_id, desk.items(dossier_id)[0], "attest")
    assert desk.dossier(dossier_id).delivery_status == "not_ready"


def test_a_task_that_was_done_meanwhile_is_not_moved(desk, clock):
    dossier_id = taken_in(desk, clock)
    stale = desk.item(dossier_id, "appraise")
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    with pytest.raises(StepOutOfReach):
        force(desk, dossier_id, stale, "issue")


def test_a_step_by_force_to_the_result_ends_a_stop_that_waits(desk, clock):
    dossier_id = taken_in(desk, clock)
    stop = StartSide(dossier_id, "stop", {"legal_basis": ["Luật"]}, "Trùng hồ sơ")
    desk.perform(start_side, desk.actor("bao"), stop)
    force(desk, dossier_id, desk.item(dossier_id, "appraise"), "return_result")
    assert desk.dossier(dossier_id).status == "result_ready"
    assert {item.node for item in desk.items(dossier_id)} == {"return_result__confirm"}
    assert [run.kind for run in kept(desk, RunRecord, dossier_id) if run.finished_at] == ["stop"]


@pytest.mark.parametrize("left", ["the post", "the house"])
def test_work_does_not_come_back_to_whoever_has_left(desk, clock, left):
    dossier_id = taken_in(desk, clock)
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)

    def leave(world, actor, officer_id):
        world.get(Officer, officer_id).active = left == "the post"
        for post in world.find(Post, officer_id=officer_id):
            post.valid_to = world.today() - timedelta(days=1)

    desk.perform(leave, SYSTEM, desk.actor("ha").id)
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note="Sai tên")
    assert desk.item(dossier_id, "appraise").holder_id is None


def test_work_comes_back_to_whoever_did_it(desk, clock):
    dossier_id = taken_in(desk, clock)
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note="Sai tên")
    assert desk.item(dossier_id, "appraise").holder_id == desk.actor("ha").id


def take_paper_out(desk, dossier_id):
    (paper,) = kept(desk, Paper, dossier_id)
    desk.perform(remove_paper, desk.actor("nhung"), RemovePaper(dossier_id, paper.id))


def test_paid_twice_before_the_draft_was_whole_one_is_paid_back(desk, clock):
    draft = desk.filled_draft()
    nhung = desk.actor("nhung")
    first = desk.perform(submit, nhung, Submit(draft.id)).payment.reference
    clock.forward(seconds=SAME_ATTEMPT.total_seconds() + 60)
    second = desk.perform(submit, nhung, Submit(draft.id)).payment.reference
    assert first != second
    take_paper_out(desk, draft.id)
    assert [desk.pay(first), desk.pay(second), desk.pay(second)] == ["confirmed", "confirmed", "already"]
    assert sorted(payment.status for payment in kept(desk, Payment, draft.id)) == ["paid", "refund_due"]
    assert desk.dossier(draft.id).is_draft


def test_a_draft_that_was_paid_for_is_sent_also_after_its_procedure_has_ended(desk):
    draft = desk.filled_draft()
    nhung = desk.actor("nhung")
    reference = desk.perform(submit, nhung, Submit(draft.id)).payment.reference
    take_paper_out(desk, draft.id)
    desk.pay(reference)
    desk.perform(retire_procedure, desk.actor("nam"), RetireProcedure("1.001612", "Bãi bỏ"))
    desk.hand_in(draft, "family_authorisation")
    assert desk.perform(submit, nhung, Submit(draft.id)).dossier.status == "submitted"


def test_a_task_that_lasts_until_the_promised_date_moves_with_it(desk, clock):
    made = procedure("9.100009").replace(b'kind="hours" amount="1"', b'kind="until_due" amount="0"')
    put_in_force(services(desk.app), SYSTEM, made)
    draft = desk.start_draft("9.100009")
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    assert desk.item(draft.id, "work1").due_at == desk.dossier(draft.id).due_current
    apology = StartSide(draft.id, "apology", day("new_due", "30/11/2026"), "Chờ trả lời")
    desk.perform(start_side, desk.actor("ha"), apology)
    desk.complete("thinh", draft.id, "sign_apology", "sign")
    assert desk.item(draft.id, "work1").due_at == clock.at("2026-11-30 17:00")
