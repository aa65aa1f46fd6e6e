"""The life of a dossier of 1.001266: the tax agency is asked and answers, refuses, or says nothing."""

import pytest
from desk import Desk
from sqlalchemy import select
from story import address, day

from app.cli.journal import verify
from processes.actions.refusals import AnswersIncomplete, OutcomeUnknown, ResultMissing, TaskGone
from processes.actions.submission import Submit, submit
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due
from workers.jobs import tick

CODE = "1.001266"
FILER = {"founded_by_group": ["false"], "filed_by": ["owner"]}
BUSINESS = {
    "business_name": ["Hộ kinh doanh Bún thang Hồng Nhung"],
    "business_code": ["033190000118"],
    **address("head_office"),
    "owner_name": ["Nguyễn Thị Hồng Nhung"],
    "owner_person_id": ["033190000118"],
    "owner_phone": ["0912 000 218"],
}
ENDING = {
    **day("end_date", "30/11/2026"),
    "reason": ["Chuyển nơi ở"],
    **day("debts_paid_on", "12/11/2026"),
    "commitment": ["true"],
}
PAID = {"tax_answer": ["completed"], "tax_document": ["112/XN-CCT"]}
OWED = {"tax_answer": ["refused"], "tax_reason": ["Còn nợ lệ phí môn bài năm 2026"]}
PUBLISHED = {
    "document_number": ["118/TB-ĐKKD"],
    **day("document_date", "19/11/2026"),
    "signed_by": ["Phạm Đức Thịnh"],
    "status_changed": ["true"],
}
REFUSAL = {"refusal_reason": ["Chưa hoàn thành nghĩa vụ thuế"], "refusal_basis": ["Nghị định 168/2025/NĐ-CP"]}
REFUSED = {"refusal_number": ["42/TB-UBND"], **day("refusal_date", "18/11/2026")}
DRAFT, SIGN, ISSUE = "refusal__draft", "refusal__sign", "refusal__issue"


def summary(tax="completed"):
    """The specialist's form."""
    answers = {"tax_result": [tax], "filed_in_time": ["true"], "debts_settled": ["true"]}
    return {**answers, **day("status_from", "30/11/2026")}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def file(desk, filer=FILER):
    """A dossier that was sent; its id."""
    draft = desk.start_draft(CODE)
    for form, posted in {"filer": filer, "business": BUSINESS, "ending": ENDING}.items():
        desk.answer(draft, form, posted)
    if filer["founded_by_group"] == ["true"]:
        desk.hand_in(draft, "group_minutes")
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    return draft.id


def taken_in(desk, clock, moment="2026-11-16 09:00"):
    """A dossier whose opinion is asked of the tax agency."""
    dossier_id = file(desk)
    clock.at(moment)
    desk.complete("bao", dossier_id, "intake__check", "accept")
    return dossier_id


def entries(desk, dossier_id, kind):
    with desk.transactions.read() as session:
        rows = session.scalars(select(JournalEntry).filter_by(dossier_id=dossier_id, kind=kind))
        return [entry.payload for entry in rows.all()]


def work_off(app):
    """Rounds of the worker until nothing is left to do now."""
    while tick(app):
        pass


def silences(desk, app, dossier_id):
    """How often the tax agency's time has run out."""
    work_off(app)
    return [entry["node"] for entry in entries(desk, dossier_id, "timer_fired")].count("tax_silent")


def nodes(desk, dossier_id):
    return [item.node for item in desk.items(dossier_id)]


@pytest.mark.shows("K-01", "K-02")
def test_the_tax_agency_answers_and_the_business_is_ended(desk, clock, app):
    dossier_id = taken_in(desk, clock)
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.finance_status) == ("waiting_coordination", "none")
    assert dossier.due_current == clock.at("2026-11-23 09:00")
    clock.at("2026-11-16 09:00")
    (asked,) = desk.items(dossier_id)
    assert (asked.node, asked.role, asked.unit_id) == ("tax_opinion", "coordinating", "thue-co-so")
    assert asked.due_at == clock.at("2026-11-18 09:00")
    clock.at("2026-11-17 10:00")
    desk.complete("loi", dossier_id, "tax_opinion", "answered", PAID)
    assert desk.dossier(dossier_id).status == "in_process"
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-23 09:00")
    clock.at("2026-11-18 14:00")
    assert silences(desk, app, dossier_id) == 0
    desk.complete("ha", dossier_id, "appraise", "end_activity", summary())
    clock.at("2026-11-19 08:00")
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("chau", dossier_id, "issue__issue_result", "issue", PUBLISHED)
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.archived, desk.items(dossier_id)) == ("returned", True, [])
    assert dossier.finished_at == clock.at("2026-11-19 08:00")
    with desk.transactions.read() as session:
        assert verify(session)[0] is None


@pytest.mark.parametrize(
    ("received", "last", "silent"),
    [
        ("2026-11-16 09:00", "2026-11-18 08:59", "2026-11-18 09:00"),
        ("2026-11-19 15:30", "2026-11-23 15:29", "2026-11-23 15:30"),
        ("2026-11-20 16:00", "2026-11-25 15:59", "2026-11-25 16:00"),
        ("2026-11-20 17:40", "2026-11-25 16:59", "2026-11-25 17:00"),
    ],
    ids=["in the week", "over a weekend", "over a weekend and a day off", "received after hours"],
)
def test_silence_of_two_working_days_means_going_on(desk, clock, app, received, last, silent):
    dossier_id = taken_in(desk, clock, received)
    due = desk.dossier(dossier_id).due_current
    clock.at(last)
    assert silences(desk, app, dossier_id) == 0
    assert nodes(desk, dossier_id) == ["tax_opinion"]
    clock.at(silent)
    assert silences(desk, app, dossier_id) == 1
    clock.forward(hours=3)
    assert silences(desk, app, dossier_id) == 1
    assert nodes(desk, dossier_id) == ["appraise"]
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.due_current) == ("in_process", due)
    with pytest.raises(StopIteration):
        desk.complete("loi", dossier_id, "tax_opinion", "answered", PAID)


def test_the_silence_stands_in_the_journal_and_in_the_summary(desk, clock, app):
    dossier_id = taken_in(desk, clock)
    asked = desk.item(dossier_id, "tax_opinion")
    clock.at("2026-11-18 09:00")
    work_off(app)
    (fired,) = entries(desk, dossier_id, "timer_fired")
    assert fired["label"] == "2 ngày làm việc không trả lời"
    steps = [entry["node"] for entry in entries(desk, dossier_id, "step_done")]
    assert steps == ["transfer", "ask_tax", "record_silence"]
    assert "task_overdue" not in [message.kind for message in messages(desk, dossier_id)]
    with pytest.raises(AnswersIncomplete):
        desk.complete("ha", dossier_id, "appraise", "end_activity", summary("completed"))
    desk.complete("ha", dossier_id, "appraise", "end_activity", summary("silent"))
    assert desk.items(dossier_id, "withdrawn")[0].id == asked.id
    assert nodes(desk, dossier_id) == ["approval__approve"]


def messages(desk, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(OutboxMessage).filter_by(dossier_id=dossier_id)))


def test_an_answer_that_comes_after_the_silence_finds_the_task_gone(desk, clock, app):
    dossier_id = taken_in(desk, clock)
    asked = desk.item(dossier_id, "tax_opinion")
    clock.at("2026-11-18 09:01")
    work_off(app)
    with pytest.raises(TaskGone):
        desk.perform(complete_task, desk.actor("loi"), CompleteTask(asked.id, "answered", PAID))


def test_an_answer_in_the_last_minute_counts(desk, clock, app):
    dossier_id = taken_in(desk, clock)
    clock.at("2026-11-18 08:59")
    desk.complete("loi", dossier_id, "tax_opinion", "answered", PAID)
    clock.at("2026-11-18 09:30")
    assert silences(desk, app, dossier_id) == 0
    assert open_timers(desk, dossier_id) == []


def open_timers(desk, dossier_id):
    with desk.transactions.read() as session:
        dues = session.scalars(select(Due).filter_by(dossier_id=dossier_id, kind="timer"))
        return [due.node for due in dues if due.fired_at is None]


def test_a_refusal_by_tax_leads_to_a_refusal_in_writing_only(desk, clock):
    dossier_id = taken_in(desk, clock)
    clock.at("2026-11-17 10:00")
    desk.complete("loi", dossier_id, "tax_opinion", "answered", OWED)
    assert nodes(desk, dossier_id) == [DRAFT]
    with pytest.raises(ResultMissing):
        desk.complete("ha", dossier_id, DRAFT, "drafted", REFUSAL)
    with pytest.raises(OutcomeUnknown):
        desk.complete("ha", dossier_id, DRAFT, "end_activity", REFUSAL)
    desk.upload_result("ha", dossier_id, DRAFT)
    desk.complete("ha", dossier_id, DRAFT, "drafted", REFUSAL)
    desk.complete("thinh", dossier_id, SIGN, "send_back", note="Ghi rõ khoản nợ")
    assert nodes(desk, dossier_id) == [DRAFT]
    desk.complete("ha", dossier_id, DRAFT, "drafted", REFUSAL)
    clock.at("2026-11-18 08:00")
    desk.complete("thinh", dossier_id, SIGN, "agree")
    desk.complete("chau", dossier_id, ISSUE, "issued", REFUSED)
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.finished_at) == ("result_ready", clock.at("2026-11-18 08:00"))
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    assert desk.dossier(dossier_id).status == "returned"


def test_the_specialist_may_refuse_though_tax_agrees(desk, clock):
    dossier_id = taken_in(desk, clock)
    desk.complete("loi", dossier_id, "tax_opinion", "answered", PAID)
    desk.complete("ha", dossier_id, "appraise", "refuse", summary(), note="Còn tranh chấp với chủ nợ")
    desk.upload_result("ha", dossier_id, DRAFT)
    desk.complete("ha", dossier_id, DRAFT, "drafted", REFUSAL)
    desk.complete("thinh", dossier_id, SIGN, "send_back", note="Đã hết tranh chấp")
    assert nodes(desk, dossier_id) == ["appraise"]
    desk.complete("ha", dossier_id, "appraise", "end_activity", summary())
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note="Xem lại ngày chấm dứt")
    assert nodes(desk, dossier_id) == ["appraise"]


def test_a_late_dossier_is_still_decided_and_returned(desk, clock, app):
    dossier_id = taken_in(desk, clock)
    clock.at("2026-11-18 09:00")
    work_off(app)
    clock.at("2026-11-27 09:00")
    work_off(app)
    assert desk.dossier(dossier_id).overdue_at is not None
    desk.complete("ha", dossier_id, "appraise", "end_activity", summary("silent"))
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("chau", dossier_id, "issue__issue_result", "issue", PUBLISHED)
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    assert desk.dossier(dossier_id).status == "returned"


def test_a_group_hands_in_its_minutes(desk):
    dossier_id = file(desk, {**FILER, "founded_by_group": ["true"]})
    assert desk.dossier(dossier_id).case == "group"
