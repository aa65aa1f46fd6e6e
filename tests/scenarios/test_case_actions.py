"""What may happen at any stage: withdraw, stop, apologise. Each is a side run beside the procedure's own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from desk import Desk
from sqlalchemy import select
from story import APPRAISAL

from app.cli.journal import verify
from processes.actions.refusals import AnswersIncomplete, NoteRequired, TaskSuspended
from processes.actions.rescheduling import AlreadyRescheduled, AppointmentTooEarly, NotAWorkingDay
from processes.actions.sides import AlreadyAsked, StartSide, start_side
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.dossier.records import OutboxMessage, Slip
from processes.domain.dossier.work import SUSPENDED, Due, PauseRecord, RunRecord
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.procedure import TaskDeadline


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def taken_in(desk, clock):
    """A dossier that the specialist is working on: due 09:00 on Thursday 19/11/2026."""
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    desk.complete(
        "bao", dossier_id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")}
    )
    return dossier_id


def kept(desk, kind, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))


def start(desk, who, dossier_id, action, reason="Đã tìm được chỗ khác", **posted):
    return desk.perform(start_side, desk.actor(who), StartSide(dossier_id, action, posted, reason))


def day_in_boxes(text):
    day, month, year = text.split("/")
    return {"new_due.day": [day], "new_due.month": [month], "new_due.year": [year]}


def is_whole(desk):
    with desk.transactions.read() as session:
        return verify(session)[0] is None


def test_a_withdrawal_stands_the_run_still_until_it_is_answered(desk, clock, taken_in):
    clock.at("2026-11-17 10:00")
    start(desk, "nhung", taken_in, "withdraw")
    dossier = desk.dossier(taken_in)
    assert (dossier.status, dossier.previous_status) == ("withdraw_requested", "in_process")
    assert [item.node for item in desk.items(taken_in)] == ["answer_withdrawal"]
    assert [item.node for item in desk.items(taken_in, SUSPENDED)] == ["appraise"]
    assert all(due.due_at is None for due in kept(desk, Due, taken_in) if due.kind == "timer")


def test_a_suspended_task_cannot_be_done(desk, clock, taken_in):
    appraise = desk.item(taken_in, "appraise")
    start(desk, "nhung", taken_in, "withdraw")
    with pytest.raises(TaskSuspended):
        desk.perform(complete_task, desk.actor("ha"), CompleteTask(appraise.id, "eligible"))


def test_a_withdrawal_accepted_ends_everything(desk, clock, taken_in):
    start(desk, "nhung", taken_in, "withdraw")
    clock.at("2026-11-17 08:30")
    desk.complete("bao", taken_in, "answer_withdrawal", "agree")
    dossier = desk.dossier(taken_in)
    assert dossier.status == "withdrawn"
    assert dossier.finished_at is not None
    assert desk.items(taken_in) == desk.items(taken_in, SUSPENDED) == []
    assert all(run.finished_at for run in kept(desk, RunRecord, taken_in))
    notice = next(slip for slip in kept(desk, Slip, taken_in) if slip.kind == "stop_notice")
    assert notice.data["reason"] == "Đã tìm được chỗ khác"
    assert notice.data["by_applicant"]
    assert "withdrawn" in {message.kind for message in kept(desk, OutboxMessage, taken_in)}
    assert is_whole(desk)


def test_a_withdrawal_refused_goes_on_where_it_stood(desk, clock, taken_in):
    """Due 09:00 on the 19th; a working day of 8 hours passes meanwhile: due 09:00 on the 20th."""
    before = desk.item(taken_in, "appraise")
    clock.at("2026-11-17 10:00")
    start(desk, "nhung", taken_in, "withdraw")
    clock.at("2026-11-18 10:00")
    desk.complete("bao", taken_in, "answer_withdrawal", "refuse", note="Kết quả đã được ký")
    dossier = desk.dossier(taken_in)
    assert (dossier.status, dossier.previous_status, dossier.suspended_at) == ("in_process", None, None)
    assert dossier.due_current == clock.at("2026-11-20 09:00")
    task = desk.item(taken_in, "appraise")
    assert task.id == before.id
    assert task.due_at == before.due_at + timedelta(days=1)
    assert [pause.ended_at for pause in kept(desk, PauseRecord, taken_in)] != [None]
    clock.at("2026-11-18 10:30")
    desk.upload_result("ha", taken_in, "appraise")
    assert is_whole(desk)


def test_a_refusal_needs_a_reason(desk, clock, taken_in):
    start(desk, "nhung", taken_in, "withdraw")
    with pytest.raises(NoteRequired):
        desk.complete("bao", taken_in, "answer_withdrawal", "refuse")


def test_a_withdrawal_may_be_asked_again_after_a_refusal(desk, clock, taken_in):
    for _ in range(2):
        start(desk, "nhung", taken_in, "withdraw")
        desk.complete("bao", taken_in, "answer_withdrawal", "refuse", note="Kết quả đã được ký")
    assert desk.dossier(taken_in).status == "in_process"
    assert len(desk.items(taken_in)) == 1


def test_a_withdrawal_keeps_the_applicants_window(desk, clock, taken_in):
    clock.at("2026-11-17 10:00")
    desk.complete("ha", taken_in, "appraise", "amend", APPRAISED, note="Thiếu chứng thực")
    desk.complete(
        "bao", taken_in, "supplement__send", "send", checks={"family_authorisation": ("failed", "Mờ")}
    )
    window = desk.item(taken_in, "supplement__supply").due_at
    clock.at("2026-11-18 10:00")
    start(desk, "nhung", taken_in, "withdraw")
    clock.at("2026-11-20 10:00")
    desk.complete("bao", taken_in, "answer_withdrawal", "refuse", note="Không có căn cứ")
    assert desk.dossier(taken_in).status == "supplement_requested"
    # Two days later are a Saturday: the window ends on Monday, for the task as for its timer.
    assert desk.item(taken_in, "supplement__supply").due_at == window + timedelta(days=4)
    with desk.transactions.read() as session:
        (timer,) = session.scalars(select(Due).filter_by(dossier_id=taken_in, kind="timer", fired_at=None))
    assert timer.due_at == window + timedelta(days=4)
    pauses = kept(desk, PauseRecord, taken_in)
    assert [(pause.reason, pause.ended_at) for pause in pauses] == [("ask_supplement", None)]


def test_only_the_applicant_withdraws_and_only_after_intake(desk, clock):
    dossier_id = desk.file_household_business().id
    with pytest.raises(NotAllowed):
        start(desk, "nhung", dossier_id, "withdraw")
    with pytest.raises((NotAllowed, NotFound)):
        start(desk, "bao", dossier_id, "withdraw")


def test_a_withdrawal_needs_a_reason(desk, clock, taken_in):
    with pytest.raises(NoteRequired):
        start(desk, "nhung", taken_in, "withdraw", reason="  ")
    assert desk.dossier(taken_in).status == "in_process"


def test_a_stop_is_signed_by_the_leader(desk, clock, taken_in):
    start(desk, "bao", taken_in, "stop", "Trùng hồ sơ", legal_basis=["Luật Doanh nghiệp, điều 88"])
    assert desk.dossier(taken_in).status == "in_process"
    assert {item.node for item in desk.items(taken_in)} == {"appraise", "sign_stop"}
    with pytest.raises(AlreadyAsked):
        start(desk, "bao", taken_in, "stop", "Trùng", legal_basis=["Luật"])
    desk.complete("thinh", taken_in, "sign_stop", "sign")
    assert desk.dossier(taken_in).status == "stopped"
    assert desk.items(taken_in) == []
    notice = next(slip for slip in kept(desk, Slip, taken_in) if slip.kind == "stop_notice")
    assert (notice.data["reason"], notice.data["legal_basis"]) == (
        "Trùng hồ sơ",
        "Luật Doanh nghiệp, điều 88",
    )
    assert is_whole(desk)


def test_a_stop_that_is_not_signed_changes_nothing(desk, clock, taken_in):
    start(desk, "bao", taken_in, "stop", "Trùng hồ sơ", legal_basis=["Luật Doanh nghiệp"])
    desk.complete("thinh", taken_in, "sign_stop", "reject", note="Không trùng")
    assert desk.dossier(taken_in).status == "in_process"
    assert [item.node for item in desk.items(taken_in)] == ["appraise"]


def test_a_stop_needs_its_legal_basis(desk, clock, taken_in):
    with pytest.raises(AnswersIncomplete):
        start(desk, "bao", taken_in, "stop", "Trùng hồ sơ")
    assert len(kept(desk, RunRecord, taken_in)) == 1


def test_a_stop_has_lost_its_sense_once_the_dossier_is_withdrawn(desk, clock, taken_in):
    start(desk, "bao", taken_in, "stop", "Trùng hồ sơ", legal_basis=["Luật Doanh nghiệp"])
    start(desk, "nhung", taken_in, "withdraw")
    desk.complete("bao", taken_in, "answer_withdrawal", "agree")
    assert desk.dossier(taken_in).status == "withdrawn"
    assert desk.items(taken_in) == []
    assert all(run.finished_at for run in kept(desk, RunRecord, taken_in))


def test_an_apology_moves_the_promised_date_once(desk, clock, taken_in):
    clock.at("2026-11-18 14:00")
    start(desk, "ha", taken_in, "apology", "Chờ ý kiến cơ quan thuế", **day_in_boxes("25/11/2026"))
    assert desk.dossier(taken_in).due_current == clock.at("2026-11-19 09:00")
    clock.at("2026-11-18 15:00")
    desk.complete("thinh", taken_in, "sign_apology", "sign")
    dossier = desk.dossier(taken_in)
    assert dossier.due_original == clock.at("2026-11-19 09:00")
    assert dossier.due_current == clock.at("2026-11-25 17:00")
    assert (dossier.reschedules, dossier.status) == (1, "in_process")
    slip = next(slip for slip in kept(desk, Slip, taken_in) if slip.kind == "apology_slip")
    assert slip.data["reason"] == "Chờ ý kiến cơ quan thuế"
    assert not slip.data["late_notice"]
    messages = [message for message in kept(desk, OutboxMessage, taken_in) if message.kind == "apology"]
    assert {message.channel for message in messages} == {"mail", "sms"}
    with pytest.raises(AlreadyRescheduled):
        start(desk, "ha", taken_in, "apology", "Chậm nữa", **day_in_boxes("30/11/2026"))
    assert is_whole(desk)


def test_a_late_apology_is_flagged(desk, clock, taken_in):
    clock.at("2026-11-19 10:00")
    start(desk, "ha", taken_in, "apology", "Chờ ý kiến cơ quan thuế", **day_in_boxes("25/11/2026"))
    desk.complete("thinh", taken_in, "sign_apology", "sign")
    slip = next(slip for slip in kept(desk, Slip, taken_in) if slip.kind == "apology_slip")
    assert slip.data["late_notice"]


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        ("19/11/2026", None),
        ("18/11/2026", AppointmentTooEarly),
        ("22/11/2026", NotAWorkingDay),
        ("01/01/2020", AppointmentTooEarly),
    ],
)
def test_the_new_date_is_a_working_day_after_the_old_one(desk, clock, taken_in, day, refusal):
    clock.at("2026-11-18 14:00")
    if refusal is None:
        start(desk, "ha", taken_in, "apology", "Chậm", **day_in_boxes(day))
        return
    with pytest.raises(refusal):
        start(desk, "ha", taken_in, "apology", "Chậm", **day_in_boxes(day))
    assert len(kept(desk, RunRecord, taken_in)) == 1


def test_a_pause_after_the_apology_moves_the_new_date(desk, clock, taken_in):
    """A working day of waiting for the applicant moves 17:00 on the 25th to 17:00 on the 26th."""
    clock.at("2026-11-18 14:00")
    start(desk, "ha", taken_in, "apology", "Chậm", **day_in_boxes("25/11/2026"))
    desk.complete("thinh", taken_in, "sign_apology", "sign")
    clock.at("2026-11-19 10:00")
    start(desk, "nhung", taken_in, "withdraw")
    clock.at("2026-11-20 10:00")
    desk.complete("bao", taken_in, "answer_withdrawal", "refuse", note="Không có căn cứ")
    assert desk.dossier(taken_in).due_current == clock.at("2026-11-26 17:00")


APPRAISED = {**APPRAISAL, "authorisation_certified": ["false"]}


def test_a_task_that_lasts_until_the_promised_date_moves_with_it(desk, clock, taken_in, monkeypatch):
    """No diagram of ours has such a task; here the specialist's is made one."""
    version = desk.transactions.versions.take
    with desk.transactions.read() as session:
        facts = version(session, desk.dossier(taken_in).version_id).facts
    monkeypatch.setitem(
        facts.tasks, "appraise", replace(facts.tasks["appraise"], deadline=TaskDeadline("until_due"))
    )
    clock.at("2026-11-18 14:00")
    start(desk, "ha", taken_in, "apology", "Chậm", **day_in_boxes("25/11/2026"))
    desk.complete("thinh", taken_in, "sign_apology", "sign")
    assert desk.item(taken_in, "appraise").due_at == clock.at("2026-11-25 17:00")
