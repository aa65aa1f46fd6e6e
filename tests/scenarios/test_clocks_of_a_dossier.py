"""The clocks of a dossier: processing, intake and steps, through pauses, withdrawals and appointments."""

from datetime import datetime, timedelta

import pytest
from clock_diagrams import TASK
from clocked import apologise, at, begin, intake, move, noted, rows, task, timer
from desk import Desk
from standing_clock import VN

from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.actions.refusals import NotReadyToSubmit
from processes.actions.sides import StartSide, start_side
from processes.actions.submission import Submit, submit
from processes.domain.dossier.work import SUSPENDED, PauseRecord


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


# The dates of the dossier


def test_the_legal_date_is_the_first_promise_until_a_pause_moves_it(desk, clock):
    dossier_id = begin(desk, clock)
    dossier = desk.dossier(dossier_id)
    assert dossier.due_legal == dossier.due_original == dossier.due_current == at("2026-11-18 09:00")
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    dossier = desk.dossier(dossier_id)
    assert dossier.due_original == at("2026-11-18 09:00")
    assert dossier.due_legal == dossier.due_current == at("2026-11-19 09:00")
    (changed,) = noted(desk, dossier_id, "due_changed")
    assert datetime.fromisoformat(changed["before"]) == at("2026-11-18 09:00")
    assert datetime.fromisoformat(changed["after"]) == at("2026-11-19 09:00")
    assert changed["why"] == "settle_payment"


def test_a_new_appointment_moves_the_appointment_alone(desk, clock):
    dossier_id = begin(desk, clock)
    apologise(desk, dossier_id, "20/11/2026")
    dossier = desk.dossier(dossier_id)
    assert dossier.due_current.astimezone(VN).date().day == 20
    assert dossier.due_legal == dossier.due_original == at("2026-11-18 09:00")
    assert noted(desk, dossier_id, "due_changed")[-1]["why"] == "apologise"
    appointment = dossier.due_current
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    dossier = desk.dossier(dossier_id)
    assert dossier.due_legal == at("2026-11-19 09:00")
    assert dossier.due_current == appointment + timedelta(days=3)  # Friday's close, one working day on


@pytest.mark.parametrize(
    ("limit", "first", "moved"),
    [
        ('mode="end_of_day" value="3"', "2026-11-19 17:00", "2026-11-20 17:00"),
        ('mode="calendar_days" value="3"', "2026-11-19 17:00", "2026-11-20 17:00"),
        ('mode="same_day" value="1"', "2026-11-16 17:00", "2026-11-17 17:00"),
        ('mode="months" value="1"', "2026-12-16 17:00", "2026-12-17 17:00"),
        ('mode="hours" value="4"', "2026-11-16 14:30", "2026-11-17 14:30"),
    ],
)
def test_each_way_of_counting_resumes_by_its_own_rule(desk, clock, limit, first, moved):
    dossier_id = begin(desk, clock, limit=limit)
    assert desk.dossier(dossier_id).due_legal == at(first)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    assert desk.dossier(dossier_id).due_legal == at(moved)


# The clock of intake


@pytest.mark.shows("R-08")
def test_the_desk_has_eight_working_hours_from_each_sending(desk, clock):
    clock.at("2026-11-13 15:30")
    dossier_id = desk.file_household_business().id
    (first,) = intake(desk, dossier_id)
    assert first[0] == at("2026-11-13 15:30")
    assert first[2:] == (None, None)
    asked = clock.at("2026-11-16 08:00")
    ticks = {"family_authorisation": ("failed", "Mờ")}
    desk.complete("bao", dossier_id, "intake__check", "supplement", checks=ticks)
    assert intake(desk, dossier_id) == [(*first[:2], asked, "ask_supplement_intake")]
    sent = clock.at("2026-11-18 09:00")
    desk.hand_in(desk.dossier(dossier_id), "family_authorisation", data=b"%PDF-1.7 again")
    desk.complete("nhung", dossier_id, "intake__supply", "sent")
    assert intake(desk, dossier_id)[1] == (sent, at("2026-11-19 09:00"), None, None)
    clock.at("2026-11-18 10:00")
    desk.complete(
        "bao", dossier_id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")}
    )
    assert intake(desk, dossier_id)[1][2:] == (clock(), "accept")


def test_a_cancelled_dossier_waits_for_no_answer(desk, clock):
    dossier_id = desk.file_household_business().id
    desk.perform(cancel_submitted, desk.actor("nhung"), CancelSubmitted(dossier_id))
    assert [row[3] for row in intake(desk, dossier_id)] == ["cancel_submitted"]


def test_an_update_gives_the_desk_its_hours_anew(desk, clock):
    dossier_id = desk.file_household_business().id
    before = desk.item(dossier_id, "intake__check").due_at
    clock.at("2026-11-16 08:00")
    move(desk, dossier_id, "update_submitted")
    first, second = intake(desk, dossier_id)
    assert first[2:] == (clock(), "update")
    assert second == (clock(), at("2026-11-17 08:00"), None, None)
    assert desk.item(dossier_id, "intake__check").due_at == at("2026-11-16 13:30") > before
    assert timer(desk, dossier_id).due_at == second[1]


def test_a_payment_before_intake_ends_the_clock_and_starts_the_next(desk, clock):
    dossier_id = desk.file_household_business().id
    move(desk, dossier_id, "ask_payment_before_intake")
    assert intake(desk, dossier_id)[0][3] == "ask_payment_before_intake"
    clock.at("2026-11-16 08:00")
    move(desk, dossier_id, "settle_payment_before_intake")
    assert intake(desk, dossier_id)[1][:2] == (clock(), at("2026-11-17 08:00"))


def test_a_draft_that_was_not_sent_has_no_clock_of_intake(desk, clock):
    draft = desk.start_draft()
    assert intake(desk, draft.id) == []
    with pytest.raises(NotReadyToSubmit):
        desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    assert intake(desk, draft.id) == []


# Steps

PROCESSING = '<motcua:deadline kind="hours" amount="4" clock="processing" />'
SHARE = '<motcua:deadline kind="share" amount="0.25" clock="own" />'
UNTIL_DUE = '<motcua:deadline kind="until_due" clock="own" />'
OWN = '<motcua:deadline kind="hours" amount="4" clock="own" />'


@pytest.mark.parametrize(
    ("deadline", "first", "left", "moved"),
    [
        (PROCESSING, "2026-11-16 14:30", 180, "2026-11-17 14:30"),
        (SHARE, "2026-11-16 14:30", 180, "2026-11-17 14:30"),
        (UNTIL_DUE, "2026-11-18 09:00", 900, "2026-11-19 09:00"),
        (OWN, "2026-11-16 14:30", None, "2026-11-16 14:30"),
    ],
)
def test_what_follows_the_processing_clock_stands_still_with_it(desk, clock, deadline, first, left, moved):
    dossier_id = begin(desk, clock, deadline=deadline)
    assert task(desk, dossier_id).due_at == at(first)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    assert (task(desk, dossier_id).due_at, task(desk, dossier_id).left_minutes) == (at(first), left)
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    assert (task(desk, dossier_id).due_at, task(desk, dossier_id).left_minutes) == (at(moved), None)


@pytest.mark.parametrize("deadline", [PROCESSING, OWN, UNTIL_DUE])
def test_while_a_withdrawal_waits_every_step_stands_still(desk, clock, deadline):
    dossier_id = begin(desk, clock, deadline=deadline)
    first = task(desk, dossier_id).due_at
    clock.at("2026-11-16 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    (still,) = desk.items(dossier_id, SUSPENDED)
    assert still.left_minutes is not None
    clock.at("2026-11-17 10:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    assert task(desk, dossier_id).left_minutes is None
    assert task(desk, dossier_id).due_at == first + timedelta(days=1)


def test_a_withdrawal_inside_a_pause_leaves_the_pause_as_it_was(desk, clock):
    dossier_id = begin(desk, clock, deadline=PROCESSING)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at("2026-11-16 11:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    clock.at("2026-11-17 08:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    assert task(desk, dossier_id).left_minutes == 180
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    assert task(desk, dossier_id).due_at == at("2026-11-17 14:30")
    assert len(rows(desk, PauseRecord, dossier_id)) == 1


def test_what_was_late_before_the_pause_stays_late(desk, clock):
    dossier_id = begin(desk, clock, deadline=PROCESSING)
    clock.at("2026-11-16 15:30")
    move(desk, dossier_id, "ask_payment")
    assert task(desk, dossier_id).left_minutes == -60
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    assert task(desk, dossier_id).due_at == at("2026-11-16 14:30")


def test_a_step_done_while_it_stood_still_is_not_late(desk, clock):
    dossier_id = begin(desk, clock, deadline=PROCESSING)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at("2026-11-20 10:00")
    desk.complete("ha", dossier_id, TASK, "done", {"words": ["Đồng ý"]})
    (done,) = [item for item in desk.items(dossier_id, "done") if item.node == TASK]
    assert not done.late
