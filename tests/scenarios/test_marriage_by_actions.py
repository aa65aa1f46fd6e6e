"""The life of a dossier of 1.000894: looked up, verified elsewhere, confirmed, and signed by both in person."""

import pytest
from civil_status import (
    BOOKED,
    CERTIFICATE,
    CONDITIONS,
    FEMALE,
    INVITED,
    LOOKED_UP,
    MALE,
    MARRIAGE,
    SIGNED,
    Registry,
)
from story import day

from forms.answers import Scene, read_answers
from processes.actions.component_checks import ComponentTick
from processes.actions.posted import PostedValues
from processes.actions.refusals import AnswersIncomplete
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Answers
from processes.domain.dossier.records import OutboxMessage, Slip
from processes.domain.dossier.work import PauseRecord

SHOWN = {"id_papers": ComponentTick(2, 0, "passed")}
UNRECORDED = {"female": {"on_record": ["false"]}}
MONDAY = "2026-11-16 09:00"


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:00")
    return Registry(app, clock)


def drafted(desk, dossier_id):
    """Looked up, found in order, and drafted."""
    desk.complete("ha", dossier_id, "look_up", "found", LOOKED_UP)
    desk.complete("ha", dossier_id, "appraise", "ok", CONDITIONS)
    desk.complete("ha", dossier_id, "draft", "drafted", CERTIFICATE)


def signed_by_the_leader(desk, dossier_id, copies="0"):
    desk.upload_result("ha", dossier_id, "register")
    desk.complete("ha", dossier_id, "register", "registered", {**BOOKED, "copies_made": [copies]})
    desk.complete("thinh", dossier_id, "approval__approve", "agree")


def kinds(rows):
    return sorted(row.kind for row in rows)


@pytest.mark.shows("R-12")
def test_from_the_portal_to_two_signatures(desk, clock):
    dossier_id = desk.taken_in(MARRIAGE, MONDAY)
    dossier = desk.dossier(dossier_id)
    assert (dossier.case, dossier.subject) == ("normal", "Đỗ Văn Khánh và Nguyễn Thị Hồng Nhung")
    assert dossier.due_current == clock.at("2026-11-17 09:00")
    clock.at("2026-11-16 10:00")
    drafted(desk, dossier_id)
    assert desk.standing(dossier_id) == ("waiting_applicant_confirmation", ["confirm_draft"])
    clock.at("2026-11-16 19:30")
    desk.complete("nhung", dossier_id, "confirm_draft", "agree")
    # Seven working hours were left at ten; an evening costs nobody anything.
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-17 16:00")
    clock.at("2026-11-17 08:00")
    signed_by_the_leader(desk, dossier_id)
    assert desk.standing(dossier_id) == ("result_ready", ["invite"])
    assert desk.dossier(dossier_id).finished_at == clock.now
    desk.complete("mai", dossier_id, "invite", "invited", INVITED)
    assert kinds(desk.kept(OutboxMessage, dossier_id)).count("result_available") == 2
    clock.at("2026-11-26 09:00")
    with pytest.raises(AnswersIncomplete):
        desk.complete("bao", dossier_id, "ceremony", "signed", {**SIGNED, "both_present": []})
    with pytest.raises(AnswersIncomplete):
        desk.complete("bao", dossier_id, "ceremony", "signed", {**SIGNED, "originals_given": ["1"]})
    desk.complete("bao", dossier_id, "ceremony", "signed", SIGNED)
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.archived, dossier.finance_status) == ("returned", True, "none")
    (slip,) = [slip for slip in desk.kept(Slip, dossier_id) if slip.kind == "return_receipt"]
    assert slip.data["result_number"] == "31/2026"
    assert slip.data["result"] == "Giấy chứng nhận kết hôn (02 bản chính)"


def test_one_who_does_not_come_is_invited_again(desk, clock):
    """The result stays ready, and nobody is late for it."""
    dossier_id = desk.at_the_counter(MARRIAGE, SHOWN)
    drafted(desk, dossier_id)
    signed_by_the_leader(desk, dossier_id)
    ended = desk.dossier(dossier_id).finished_at
    desk.complete("mai", dossier_id, "invite", "invited", INVITED)
    desk.complete("bao", dossier_id, "ceremony", "postponed", SIGNED, note="Bên nam đi công tác")
    assert desk.standing(dossier_id) == ("result_ready", ["invite"])
    clock.at("2026-11-23 08:00")
    desk.complete("mai", dossier_id, "invite", "invited", INVITED)
    desk.complete("bao", dossier_id, "ceremony", "signed", SIGNED)
    assert (desk.dossier(dossier_id).status, desk.dossier(dossier_id).finished_at) == ("returned", ended)


@pytest.mark.parametrize(
    ("received", "changes", "due"),
    [
        ("2026-11-20 18:30", {}, "2026-11-23 17:00"),
        ("2026-11-20 16:00", {}, "2026-11-23 16:00"),
        ("2026-11-16 09:00", UNRECORDED, "2026-11-23 09:00"),
        ("2026-11-20 18:30", UNRECORDED, "2026-11-30 17:00"),
    ],
    ids=["Friday evening", "Friday afternoon", "with a verification", "with one, over a day off"],
)
def test_what_is_promised(desk, clock, received, changes, due):
    """One working day by the clock; five where the databases have no data, as the declaration says."""
    dossier_id = desk.taken_in(MARRIAGE, received, **changes)
    assert desk.dossier(dossier_id).due_original == clock.at(due)


def test_silence_over_a_weekend_is_consent_and_the_clock_stood_still(desk, clock):
    dossier_id = desk.taken_in(MARRIAGE, "2026-11-20 09:00")
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-23 09:00")
    clock.at("2026-11-20 10:00")
    drafted(desk, dossier_id)
    assert desk.items(dossier_id)[0].due_at == clock.at("2026-11-23 17:00")
    clock.at("2026-11-23 16:59")
    desk.work_off()
    assert desk.nodes(dossier_id) == ["confirm_draft"]
    ended = clock.at("2026-11-23 17:00")
    desk.work_off()
    assert desk.standing(dossier_id) == ("in_process", ["register"])
    assert desk.steps(dossier_id)[-2:] == ["confirm_silent", "record_consent"]
    (pause,) = desk.kept(PauseRecord, dossier_id)
    assert (pause.reason, pause.ended_at) == ("ask_confirmation", ended)
    # Tuesday 24 is a day off: the seven hours that were left end on Wednesday afternoon.
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-25 16:00")


def test_another_commune_verifies_within_five_days(desk, clock):
    dossier_id = desk.taken_in(MARRIAGE, MONDAY, **UNRECORDED)
    assert desk.dossier(dossier_id).case == "unrecorded"
    clock.at("2026-11-16 10:00")
    unknown = {**LOOKED_UP, "female_found": ["unknown"], "verify_question": ["Năm 2010 ở Nghĩa Dân"]}
    desk.complete("ha", dossier_id, "look_up", "not_found", unknown, note="Không có dữ liệu bên nữ")
    (item,) = desk.items(dossier_id)
    assert (item.node, item.unit_id, item.due_at) == ("verify", "xa-nghia-dan", clock.at("2026-11-19 10:00"))
    assert (desk.dossier(dossier_id).status, desk.dossier(dossier_id).is_paused) == (
        "waiting_coordination",
        False,
    )
    clock.at("2026-11-19 10:00")
    desk.work_off()
    told = kinds(desk.kept(OutboxMessage, dossier_id))
    assert (told.count("task_near_due"), told.count("task_overdue")) == (1, 0)
    clock.at("2026-11-19 10:01")
    desk.work_off()
    assert kinds(desk.kept(OutboxMessage, dossier_id)).count("task_overdue") == 1
    assert desk.nodes(dossier_id) == ["verify"]
    desk.complete("dung", dossier_id, "verify", "answered", {"verified": ["single"]})
    assert desk.standing(dossier_id) == ("in_process", ["appraise"])
    clock.at("2026-11-20 08:00")
    desk.complete("ha", dossier_id, "appraise", "ok", CONDITIONS)
    desk.complete("ha", dossier_id, "draft", "drafted", CERTIFICATE)
    desk.complete("nhung", dossier_id, "confirm_draft", "agree")
    signed_by_the_leader(desk, dossier_id)
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.due_legal) == ("result_ready", clock.at("2026-11-23 09:00"))
    assert dossier.finished_at < dossier.due_legal


def test_a_verification_nobody_expected_moves_no_date(desk, clock):
    """Declared as known, not found: the promise of one day stands; an apology is the way, not the clock."""
    dossier_id = desk.taken_in(MARRIAGE, MONDAY)
    desk.complete("ha", dossier_id, "look_up", "not_found", LOOKED_UP, note="Sổ giấy ở xã khác")
    clock.at("2026-11-18 10:00")
    desk.complete("dung", dossier_id, "verify", "answered", {"verified": ["single"]})
    dossier = desk.dossier(dossier_id)
    assert dossier.due_current == dossier.due_legal == dossier.due_original == clock.at("2026-11-17 09:00")


def test_who_has_a_spouse_is_refused_in_writing(desk, clock):
    dossier_id = desk.taken_in(MARRIAGE, MONDAY)
    married = {**LOOKED_UP, "male_found": ["married"]}
    desk.complete("ha", dossier_id, "look_up", "found", married)
    not_free = {**CONDITIONS, "both_free": ["false"]}
    desk.complete("ha", dossier_id, "appraise", "refuse", not_free, note="Bên nam đang có vợ")
    desk.refuse(dossier_id)
    assert desk.standing(dossier_id) == ("result_ready", ["return_refusal__confirm"])
    desk.complete("mai", dossier_id, "return_refusal__confirm", "confirm")
    given = {"received_by": ["applicant"], "receiver_paper": ["033190000118"]}
    desk.complete("mai", dossier_id, "return_refusal__hand_over", "returned", given)
    assert (desk.dossier(dossier_id).status, desk.dossier(dossier_id).archived) == ("returned", True)
    assert kinds(desk.kept(Slip, dossier_id)) == ["receipt_slip", "return_receipt"]


def test_a_supplement_stops_the_clock_and_is_looked_up_anew(desk, clock):
    dossier_id = desk.taken_in(MARRIAGE, MONDAY)
    clock.at("2026-11-16 10:00")
    desk.complete("ha", dossier_id, "look_up", "found", LOOKED_UP)
    desk.complete("ha", dossier_id, "appraise", "amend", CONDITIONS, note="Gửi lại quyết định ly hôn")
    clock.at("2026-11-20 10:00")
    desk.complete("bao", dossier_id, "supplement__send", "send", note="Gửi lại quyết định ly hôn")
    assert desk.dossier(dossier_id).is_paused
    clock.at("2026-11-22 20:00")
    desk.complete("nhung", dossier_id, "supplement__supply", "sent", {"message": ["Đã gửi"]})
    assert desk.standing(dossier_id) == ("in_process", ["look_up"])
    assert kinds(desk.kept(Slip, dossier_id)) == ["receipt_slip", "supplement_slip"]
    drafted(desk, dossier_id)
    assert desk.nodes(dossier_id) == ["confirm_draft"]


def test_at_the_desk_nothing_is_confirmed_and_the_copies_are_paid_in_cash(desk):
    copies = {"appointment": {"copies": ["2"]}}
    dossier_id = desk.at_the_counter(MARRIAGE, SHOWN, method="cash", **copies)
    assert desk.dossier(dossier_id).finance_status == "paid"
    assert kinds(desk.kept(Slip, dossier_id)) == ["fee_receipt", "receipt_slip"]
    drafted(desk, dossier_id)
    assert desk.nodes(dossier_id) == ["register"]
    desk.upload_result("ha", dossier_id, "register")
    with pytest.raises(AnswersIncomplete):
        desk.complete("ha", dossier_id, "register", "registered", BOOKED)
    desk.complete("ha", dossier_id, "register", "registered", {**BOOKED, "copies_made": ["2"]})
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note="In lại")
    assert desk.nodes(dossier_id) == ["register"]


# Domain reference: procedure 1.000894, fee examples.
@pytest.mark.parametrize(("copies", "expected"), [("0", {}), ("2", {"extract_copies": 16000})])
def test_copies_of_the_extract_are_paid_for(desk, copies, expected):
    assert desk.charged(desk.filled(MARRIAGE, appointment={"copies": [copies]}).id) == expected


DIVORCED = {"status": ["divorced"], "marriage_no": ["2"], "status_paper": ["QĐ 45/2022"]}


@pytest.mark.parametrize(
    ("changes", "case"),
    [
        ({}, "normal"),
        ({"male": DIVORCED}, "remarriage"),
        ({"male": {**DIVORCED, "on_record": ["false"]}}, "unrecorded"),
    ],
    ids=["never married", "divorced", "divorced, not on record"],
)
def test_each_case_asks_the_same_papers(desk, changes, case):
    dossier_id = desk.sent(MARRIAGE, **changes)
    assert desk.dossier(dossier_id).case == case
    assert desk.asked(dossier_id) == ["e_form", "id_papers", "residence_papers"]
    assert desk.asked(desk.at_the_counter(MARRIAGE, SHOWN, **changes))[0] == "declaration"


@pytest.mark.parametrize(
    ("form", "posted", "wrong"),
    [
        ("male", {**MALE, **day("birth_date", "16/11/2006"), "id_paper": ["033206000245"]}, []),
        ("male", {**MALE, **day("birth_date", "17/11/2006"), "id_paper": ["033206000245"]}, ["birth_date"]),
        ("female", {**FEMALE, **day("birth_date", "16/11/2008"), "id_paper": ["033308000118"]}, []),
        (
            "female",
            {**FEMALE, **day("birth_date", "17/11/2008"), "id_paper": ["033308000118"]},
            ["birth_date"],
        ),
        ("female", {**FEMALE, "id_paper": MALE["id_paper"]}, ["id_paper"]),
        ("male", {**MALE, "marriage_no": ["2"]}, ["marriage_no"]),
        ("male", {**MALE, "status": ["widowed"], "marriage_no": ["2"]}, ["status_paper"]),
        ("certificate", {**CERTIFICATE, "signing_at.day": ["28"]}, ["signing_at"]),
        ("certificate", {**CERTIFICATE, "signing_at.day": ["13"]}, ["signing_at"]),
        ("certificate", {**CERTIFICATE, "signing_at.time": ["17:00"]}, ["signing_at"]),
    ],
    ids=[
        "20 today",
        "20 tomorrow",
        "18 today",
        "18 tomorrow",
        "the same number",
        "a second marriage of who was never married",
        "a widower without the paper",
        "signing on a Saturday",
        "signing in the past",
        "signing after hours",
    ],
)
def test_what_the_forms_refuse(desk, form, posted, wrong):
    draft = desk.filled(MARRIAGE)
    with desk.transactions.read() as session:
        definition = desk.transactions.versions.take(session, draft.version_id).forms[form]
    scene = Scene(today=day_of(desk.clock()))
    read = read_answers(definition, PostedValues(posted), context=desk.context(draft), scene=scene)
    assert [error.path for error in read.errors] == wrong


def test_the_applicant_may_ask_for_another_hour(desk):
    dossier_id = desk.taken_in(MARRIAGE, MONDAY)
    drafted(desk, dossier_id)
    desk.complete("nhung", dossier_id, "confirm_draft", "correct", note="Xin đến lúc 14 giờ")
    later = {**CERTIFICATE, "signing_at.time": ["14:00"]}
    desk.complete("ha", dossier_id, "draft", "drafted", later)
    answers = {kept.form: kept.values for kept in desk.kept(Answers, dossier_id)}
    assert answers["certificate"]["signing_at"] == "2026-11-26T14:00"
    assert desk.nodes(dossier_id) == ["confirm_draft"]
