"""The life of a dossier of 1.001193: the same day, with a draft that the applicant confirms in a day or not at all."""

from datetime import date

import pytest
from afternoon import AROUND_THREE
from birth import APPRAISED, CERTIFICATE, CODE, ENTERED, FORMS, REQUESTER, asked, drafted, nodes, taken_in
from desk_counter import Counter
from sqlalchemy import select

from app.letters import write_letter
from app.persistence.world import DatabaseWorld
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.component_checks import ComponentTick
from processes.actions.fees_charged import fees_charged
from processes.actions.local_fees import AddLocalFee, add_local_fee
from processes.actions.papers import holds
from processes.actions.refusals import NoteRequired, OutcomeUnknown
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Answers, Dossier, Paper
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import PauseRecord
from workers.jobs import tick

CONFIRM = "confirm_draft"
PASSED = ComponentTick(1, 0, "passed")


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:00")
    return Counter(app, clock)


def kept(desk, kind, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))


def work_off(app):
    while tick(app):
        pass


def fired(desk, app, dossier_id):
    """The timers that have fired, once the worker has nothing more to do."""
    work_off(app)
    return [e.payload["node"] for e in kept(desk, JournalEntry, dossier_id) if e.kind == "timer_fired"]


def finish(desk, dossier_id):
    """From the register to the applicant."""
    desk.upload_result("ha", dossier_id, "register")
    desk.complete("ha", dossier_id, "register", "registered", ENTERED)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")


@AROUND_THREE
def test_after_three_it_is_due_the_next_working_day(desk, clock, received, due):
    dossier_id = taken_in(desk, clock, received)
    assert desk.dossier(dossier_id).due_current == clock.at(due)


def test_the_applicant_confirms_and_the_pause_moves_the_date(desk, clock):
    dossier_id = asked(desk, clock)
    (item,) = desk.items(dossier_id)
    assert (item.node, item.role, item.due_at) == (CONFIRM, "applicant", clock.at("2026-11-17 17:00"))
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.is_paused) == ("waiting_applicant_confirmation", True)
    clock.at("2026-11-16 19:30")
    desk.complete("nhung", dossier_id, CONFIRM, "agree")
    (pause,) = kept(desk, PauseRecord, dossier_id)
    assert (pause.reason, pause.ended_at - pause.started_at) == (
        "ask_confirmation",
        clock.now - pause.started_at,
    )
    assert desk.dossier(dossier_id).due_original == clock.at("2026-11-16 17:00")
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-17 17:00")
    clock.at("2026-11-17 08:00")
    finish(desk, dossier_id)
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.archived, dossier.finance_status) == ("returned", True, "none")
    assert [paper.purpose for paper in kept(desk, Paper, dossier_id)] == ["component", "result"]


@pytest.mark.parametrize(
    ("when", "until"),
    [
        ("2026-11-16 10:00", "2026-11-17 17:00"),
        ("2026-11-20 10:00", "2026-11-23 17:00"),
        ("2026-11-23 10:00", "2026-11-25 17:00"),
    ],
    ids=["in the week", "over a weekend", "over a day off"],
)
def test_silence_of_a_day_is_consent_once(desk, clock, app, when, until):
    dossier_id = asked(desk, clock, when)
    end = clock.at(until)
    assert desk.items(dossier_id)[0].due_at == end
    clock.forward(minutes=-1)
    assert fired(desk, app, dossier_id) == []
    assert nodes(desk, dossier_id) == [CONFIRM]
    clock.at(until)
    assert fired(desk, app, dossier_id) == ["confirm_silent"]
    clock.forward(hours=20)
    assert fired(desk, app, dossier_id) == ["confirm_silent"]
    assert nodes(desk, dossier_id) == ["register"]
    steps = [e.payload["label"] for e in kept(desk, JournalEntry, dossier_id) if e.kind == "step_done"]
    assert steps[-1] == "Ghi nhận không trả lời là đồng ý"
    (pause,) = kept(desk, PauseRecord, dossier_id)
    assert pause.ended_at == end
    assert desk.dossier(dossier_id).status == "in_process"


def test_the_shift_of_a_silent_day_follows_the_rule_of_whole_days(desk, clock, app):
    """Asked on Monday, silent until Tuesday's close: the clock runs again on Wednesday morning, so the date
    moves by Tuesday and Wednesday (working time, section 4)."""
    dossier_id = asked(desk, clock)
    clock.at("2026-11-17 17:00")
    work_off(app)
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-18 17:00")


def test_a_correction_goes_back_with_its_words_and_is_asked_again(desk, clock):
    dossier_id = asked(desk, clock)
    with pytest.raises(NoteRequired):
        desk.complete("nhung", dossier_id, CONFIRM, "correct")
    with pytest.raises(OutcomeUnknown):
        desk.complete("nhung", dossier_id, CONFIRM, "registered")
    desk.complete("nhung", dossier_id, CONFIRM, "correct", note="Tên đệm là Ngọc")
    assert nodes(desk, dossier_id) == ["draft"]
    assert desk.items(dossier_id, "done")[-1].note == "Tên đệm là Ngọc"
    desk.complete("ha", dossier_id, "draft", "drafted", {**CERTIFICATE, "cert_name": ["Đỗ Ngọc An"]})
    assert nodes(desk, dossier_id) == [CONFIRM]
    answers = {answers.form: answers.values for answers in kept(desk, Answers, dossier_id)}
    assert answers["certificate"]["cert_name"] == "Đỗ Ngọc An"
    kinds = [message.kind for message in kept(desk, OutboxMessage, dossier_id)]
    assert kinds.count("confirmation_asked") == 4


def test_the_notice_says_until_when_and_what_silence_means(desk, clock, app):
    dossier_id = asked(desk, clock)
    settings = services(app).settings
    found = [m for m in kept(desk, OutboxMessage, dossier_id) if m.kind == "confirmation_asked"]
    texts = {m.channel: write_letter(settings, m).text.replace("\u00a0", " ") for m in found}
    assert "Xem và trả lời trước: 17:00 thứ Ba, 17/11/2026." in texts["mail"]
    assert "Không trả lời trước giờ đó là Ông, Bà đồng ý với dự thảo." in texts["mail"]
    assert "trước 17:00 17/11/2026, không trả lời là đồng ý" in texts["sms"]


def test_another_commune_verifies_and_what_is_late_is_recorded(desk, clock, app):
    dossier_id = taken_in(desk, clock)
    question = {
        **APPRAISED,
        "marriage_known": ["false"],
        "verify_question": ["Kết hôn năm 2020 tại Nghĩa Dân"],
    }
    desk.complete("ha", dossier_id, "appraise", "verify", question)
    (item,) = desk.items(dossier_id)
    assert (item.node, item.unit_id, item.due_at) == ("verify", "xa-nghia-dan", clock.at("2026-11-19 09:00"))
    clock.at("2026-11-19 08:59")
    assert fired(desk, app, dossier_id) == []
    clock.at("2026-11-19 09:00")
    assert fired(desk, app, dossier_id) == ["verify_late"]
    assert (desk.dossier(dossier_id).status, nodes(desk, dossier_id)) == ("waiting_coordination", ["verify"])
    clock.at("2026-11-19 09:01")
    work_off(app)
    assert "task_overdue" in [message.kind for message in kept(desk, OutboxMessage, dossier_id)]
    desk.complete("dung", dossier_id, "verify", "answered", {"verified": ["not_here"]})
    assert (desk.dossier(dossier_id).status, nodes(desk, dossier_id)) == ("in_process", ["appraise"])
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-16 17:00")
    clock.at("2026-11-19 10:00")
    desk.complete("ha", dossier_id, "appraise", "ok", APPRAISED)
    desk.complete("ha", dossier_id, "draft", "drafted", CERTIFICATE)
    desk.complete("nhung", dossier_id, CONFIRM, "agree")
    finish(desk, dossier_id)
    assert desk.dossier(dossier_id).status == "returned"


def test_at_the_desk_nothing_is_confirmed(desk, clock):
    dossier = desk.draw_up(code=CODE)
    for form, posted in FORMS.items():
        desk.write_down(dossier.id, posted, form)
    desk.tick(dossier.id, {"birth_notice": PASSED, "id_paper": PASSED})
    desk.send_on(dossier.id)
    desk.complete("bao", dossier.id, "intake__check", "accept")
    desk.complete("ha", dossier.id, "appraise", "ok", APPRAISED)
    desk.complete("ha", dossier.id, "draft", "drafted", CERTIFICATE)
    assert nodes(desk, dossier.id) == ["register"]
    desk.complete("ha", dossier.id, "register", "redraft", ENTERED, note="Sai quê quán")
    assert nodes(desk, dossier.id) == ["draft"]


def test_a_refusal_is_in_writing(desk, clock):
    dossier_id = taken_in(desk, clock)
    desk.complete("ha", dossier_id, "appraise", "refuse", APPRAISED, note="Đã đăng ký khai sinh nơi khác")
    desk.upload_result("ha", dossier_id, "refusal__draft")
    words = {"refusal_reason": ["Đã đăng ký"], "refusal_basis": ["Luật Hộ tịch"]}
    desk.complete("ha", dossier_id, "refusal__draft", "drafted", words)
    desk.complete("thinh", dossier_id, "refusal__sign", "send_back", note="Hỏi lại")
    assert nodes(desk, dossier_id) == ["appraise"]


def charged(desk, draft):
    """Fee id → đồng of a draft."""
    with desk.transactions.read() as session:
        return {line.fee.id: line.amount for line in fees_charged(in_hand(desk, session, draft))}


def in_hand(desk, session, draft):
    shelves = desk.transactions
    world = DatabaseWorld(session, desk.clock(), shelves.versions, shelves.calendars)
    return CaseInHand(world, SYSTEM, session.get(Dossier, draft.id))


@pytest.mark.parametrize(
    ("copies", "late", "expected"),
    [
        (0, "false", {}),
        (3, "false", {"copies": 24000}),
        (0, "true", {"late_registration": 5000}),
        (3, "true", {"late_registration": 5000, "copies": 24000}),
    ],
)
def test_a_local_charge_is_for_late_registrations_only(desk, copies, late, expected):
    charge = AddLocalFee(
        CODE, "late_registration", {"amount": "5000"}, date(2026, 11, 16), "Nghị quyết 12/2025/NQ-HĐND"
    )
    desk.perform(add_local_fee, desk.actor("nam"), charge)
    changes = {"copies": {"copies": [str(copies)]}, "child": {"registered_late": [late]}}
    draft = drafted(desk, **changes)
    assert charged(desk, draft) == expected
    submission = desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    if expected:
        assert desk.pay(submission.payment.reference, sum(expected.values())) == "confirmed"
    assert desk.dossier(draft.id).status == "submitted"


def test_without_a_local_charge_a_late_registration_is_free(desk):
    assert charged(desk, drafted(desk, child={"registered_late": ["true"]})) == {}


@pytest.mark.parametrize(
    ("kind", "parents"),
    [
        ("normal", ["mother", "father"]),
        ("father_unknown", ["mother"]),
        ("mother_unknown", ["father"]),
        ("abandoned", []),
        ("both_unknown", []),
    ],
)
def test_parents_are_asked_as_far_as_they_are_known(desk, kind, parents):
    draft = desk.start_draft(CODE)
    desk.answer(draft, "requester", {**REQUESTER, "birth_kind": [kind]})
    with desk.transactions.read() as session:
        case = in_hand(desk, session, draft)
        wanted = [s.form for s in case.facts.profile.sections if holds(s.when, case.context())]
    assert wanted == ["requester", "child", *parents, "copies"]
