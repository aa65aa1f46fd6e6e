"""The life of a dossier of 2.000635: searched, found or not, and its copies given the same day."""

import pytest
from afternoon import AROUND_THREE
from civil_status import COPY, EVENT, EXTRACT, FOUND, NOT_FOUND, PRINTED, REQUESTER, Registry

from forms.answers import Scene, read_answers
from processes.actions.component_checks import ComponentTick
from processes.actions.posted import PostedValues
from processes.actions.refusals import AnswersIncomplete, NoteRequired, ResultMissing
from processes.actions.submission import Submit, submit
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.records import OutboxMessage, Slip
from processes.domain.dossier.work import PauseRecord

SHOWN = {"id_paper": ComponentTick(1, 0, "passed")}
MONDAY = "2026-11-16 09:00"
AGENCY = {
    "requester_kind": ["agency"],
    "name": ["Trường Tiểu học Tân Hòa Đông"],
    "person_id": [],
    "relation": [],
}


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:00")
    return Registry(app, clock)


def asked(desk, clock, moment):
    """A dossier whose draft waits for the applicant."""
    dossier_id = desk.taken_in(EXTRACT, moment)
    clock.forward(hours=1)
    desk.complete("ha", dossier_id, "search", "found", FOUND)
    desk.complete("ha", dossier_id, "draft", "drafted", COPY)
    return dossier_id


def kinds(rows):
    return sorted(row.kind for row in rows)


def test_from_the_portal_to_the_download(desk, clock):
    dossier_id = asked(desk, clock, MONDAY)
    dossier = desk.dossier(dossier_id)
    assert (dossier.case, dossier.subject, dossier.finance_status) == (
        "person",
        "Nguyễn Thị Hồng Nhung",
        "paid",
    )
    assert desk.standing(dossier_id) == ("waiting_applicant_confirmation", ["confirm_draft"])
    assert dossier.due_current == clock.at("2026-11-16 17:00")
    clock.at("2026-11-16 11:00")
    with pytest.raises(NoteRequired):
        desk.complete("nhung", dossier_id, "confirm_draft", "correct")
    desk.complete("nhung", dossier_id, "confirm_draft", "correct", note="Thiếu tên cha")
    desk.complete("ha", dossier_id, "draft", "drafted", {**COPY, "extract_content": ["Cha: Nguyễn Văn An"]})
    desk.complete("nhung", dossier_id, "confirm_draft", "agree")
    with pytest.raises(ResultMissing):
        desk.complete("ha", dossier_id, "print", "printed", PRINTED)
    desk.upload_result("ha", dossier_id, "print")
    desk.complete("ha", dossier_id, "print", "printed", PRINTED)
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note="In mờ")
    desk.complete("ha", dossier_id, "print", "printed", PRINTED)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.archived, dossier.due_legal) == (
        "returned",
        True,
        clock.at("2026-11-16 17:00"),
    )
    assert kinds(desk.kept(Slip, dossier_id)) == ["receipt_slip"]
    assert [paper.purpose for paper in desk.kept(Paper, dossier_id)] == ["result"]


@AROUND_THREE
def test_after_three_it_is_due_the_next_working_day(desk, clock, received, due):
    dossier_id = desk.taken_in(EXTRACT, received)
    assert desk.dossier(dossier_id).due_current == clock.at(due)


def test_silence_over_a_weekend_moves_the_date_by_working_days(desk, clock):
    """Asked on Friday, silent until Monday's close: Monday and Wednesday are added, Tuesday is a day off."""
    dossier_id = asked(desk, clock, "2026-11-20 09:00")
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-20 17:00")
    clock.at("2026-11-23 16:59")
    desk.work_off()
    assert desk.nodes(dossier_id) == ["confirm_draft"]
    ended = clock.at("2026-11-23 17:00")
    desk.work_off()
    assert desk.standing(dossier_id) == ("in_process", ["print"])
    assert desk.steps(dossier_id)[-2:] == ["confirm_silent", "record_consent"]
    assert [pause.ended_at for pause in desk.kept(PauseRecord, dossier_id)] == [ended]
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-25 17:00")


def test_what_is_not_found_is_refused_in_writing(desk, clock):
    dossier_id = desk.taken_in(EXTRACT, MONDAY)
    with pytest.raises(NoteRequired):
        desk.complete("ha", dossier_id, "search", "not_found", NOT_FOUND)
    desk.complete("ha", dossier_id, "search", "not_found", NOT_FOUND, note="Sổ 1990 không có tên này")
    desk.upload_result("ha", dossier_id, "refusal__draft")
    words = {"refusal_reason": ["Không có trong sổ"], "refusal_basis": ["Luật Hộ tịch"]}
    desk.complete("ha", dossier_id, "refusal__draft", "drafted", words)
    desk.complete("thinh", dossier_id, "refusal__sign", "send_back", note="Xem thêm sổ 1991")
    assert desk.standing(dossier_id) == ("in_process", ["search"])
    desk.complete("ha", dossier_id, "search", "not_found", NOT_FOUND, note="Sổ 1991 cũng không")
    desk.refuse(dossier_id)
    assert desk.standing(dossier_id) == ("result_ready", ["return_result__confirm"])
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    assert desk.dossier(dossier_id).status == "returned"
    assert kinds(desk.kept(OutboxMessage, dossier_id)).count("result_available") == 2


def test_a_supplement_pauses_over_a_weekend(desk, clock):
    dossier_id = desk.taken_in(EXTRACT, "2026-11-20 09:00")
    unclear = {"search_result": ["not_found"]}
    desk.complete("ha", dossier_id, "search", "amend", unclear, note="Thiếu tên mẹ")
    desk.complete("bao", dossier_id, "supplement__send", "send", note="Thiếu tên mẹ")
    assert desk.dossier(dossier_id).is_paused
    clock.at("2026-11-22 21:00")
    desk.complete("nhung", dossier_id, "supplement__supply", "sent", {"message": ["Mẹ: Trần Thị Lan"]})
    assert desk.standing(dossier_id) == ("in_process", ["search"])
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-23 17:00")
    assert kinds(desk.kept(Slip, dossier_id)) == ["receipt_slip", "supplement_slip"]


def test_at_the_desk_five_copies_are_paid_printed_and_handed_over(desk):
    five = {"event": {"copies": ["5"]}}
    dossier_id = desk.at_the_counter(EXTRACT, SHOWN, method="cash", **five)
    assert desk.charged(dossier_id) == {"copies": 40000}
    assert kinds(desk.kept(Slip, dossier_id)) == ["fee_receipt", "receipt_slip"]
    desk.complete("ha", dossier_id, "search", "found", FOUND)
    desk.complete("ha", dossier_id, "draft", "drafted", COPY)
    assert desk.nodes(dossier_id) == ["print"]
    desk.upload_result("ha", dossier_id, "print")
    with pytest.raises(AnswersIncomplete):
        desk.complete("ha", dossier_id, "print", "printed", PRINTED)
    desk.complete("ha", dossier_id, "print", "printed", {**PRINTED, "copies_made": ["5"]})
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    given = {"received_by": ["applicant"], "receiver_paper": ["033190000999"]}
    desk.complete("mai", dossier_id, "return_result__hand_over", "returned", given)
    (given,) = [slip for slip in desk.kept(Slip, dossier_id) if slip.kind == "return_receipt"]
    assert desk.dossier(dossier_id).status == "returned"
    assert given.data["result_number"] == "512/TLHT-BS"


# Domain reference: procedure 2.000635, fee examples.
@pytest.mark.parametrize(("copies", "expected"), [("1", 8000), ("5", 40000)])
def test_each_copy_costs_eight_thousand_before_it_is_sent(desk, copies, expected):
    draft = desk.filled(EXTRACT, event={"copies": [copies]})
    payment = desk.perform(submit, desk.actor("nhung"), Submit(draft.id)).payment
    assert (int(payment.amount), desk.dossier(draft.id).status) == (expected, "draft")


@pytest.mark.parametrize(
    ("changes", "online", "direct"),
    [
        ({}, ["e_form", "id_paper", "residence_paper"], ["declaration", "id_paper", "residence_paper"]),
        (
            {"filed_by_agent": ["true"]},
            ["e_form", "authorisation", "id_paper", "residence_paper"],
            ["declaration", "authorisation", "id_paper", "residence_paper"],
        ),
        (AGENCY, ["written_request"], ["written_request"]),
    ],
    ids=["person", "agent", "agency"],
)
def test_papers_by_who_asks_and_how(desk, changes, online, direct):
    assert desk.asked(desk.filled(EXTRACT, requester=changes).id) == online
    dossier = desk.draw_up(code=EXTRACT)
    desk.write_down(dossier.id, {**REQUESTER, **changes}, "requester")
    assert desk.asked(dossier.id) == direct


@pytest.mark.parametrize(
    ("form", "posted", "wrong"),
    [
        ("requester", {**REQUESTER, **AGENCY}, []),
        ("requester", {**REQUESTER, "relation": []}, ["relation"]),
        ("event", {**EVENT, "copies": ["0"]}, ["copies"]),
        ("event", {**EVENT, "copies": ["101"]}, ["copies"]),
        ("event", {**EVENT, "subject_birth_date.year": ["2027"]}, ["subject_birth_date"]),
        ("search", {"search_result": ["found"]}, ["record_number", "record_book", "record_date"]),
        ("search", NOT_FOUND, []),
    ],
)
def test_what_the_forms_refuse(desk, form, posted, wrong):
    draft = desk.filled(EXTRACT)
    with desk.transactions.read() as session:
        definition = desk.transactions.versions.take(session, draft.version_id).forms[form]
    scene = Scene(today=day_of(desk.clock()))
    read = read_answers(definition, PostedValues(posted), context=desk.context(draft), scene=scene)
    assert [error.path for error in read.errors] == wrong
