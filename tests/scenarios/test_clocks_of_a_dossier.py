"""The clocks of a dossier: processing, intake, steps and timers, through pauses, withdrawals and appointments."""

from datetime import datetime, timedelta

import pytest
from bench.place import accepted
from clock_diagrams import TASK, Timer, timed
from desk import Desk
from sqlalchemy import select
from standing_clock import VN

from app.diagrams import put_in_force
from app.persistence.transaction import ActionBroke
from app.services import services
from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.actions.refusals import NotReadyToSubmit
from processes.actions.sides import StartSide, start_side
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import SUSPENDED, Due, IntakeClock, PauseRecord
from workers.jobs import tick

CODE = "9.400001"
START = "2026-11-16 09:00"
"""A Monday; sessions are 7:30 to 11:30 and 13:00 to 17:00 in the demo."""


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def rows(desk, of, dossier_id, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(dossier_id=dossier_id, **equal)))


def noted(desk, dossier_id, kind):
    return [entry.payload for entry in rows(desk, JournalEntry, dossier_id, kind=kind)]


def begin(desk, clock, *timers, **how):
    """A dossier of a made procedure, taken in at nine on a Monday: its task waits."""
    put_in_force(services(desk.app), SYSTEM, timed(CODE, *timers, **how))
    clock.at(START)
    return accepted(desk, CODE)


def move(desk, dossier_id, name):
    def act(world, actor, command):
        perform_move(CaseInHand(world, actor, world.lock_dossier(dossier_id)), name)

    desk.perform(act, SYSTEM, None)


def wait(desk, clock, text):
    """Go to a moment and let the worker do what has come due."""
    clock.at(text)
    while tick(desk.app):
        pass


def fired(desk, dossier_id):
    return [entry["node"] for entry in noted(desk, dossier_id, "timer_fired")]


def timer(desk, dossier_id):
    (due,) = rows(desk, Due, dossier_id, kind="timer", fired_at=None)
    return due


def task(desk, dossier_id):
    return desk.item(dossier_id, TASK)


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


def apologise(desk, dossier_id, day):
    """The specialist asks for a new appointment, the leader signs."""
    dd, mm, yyyy = day.split("/")
    posted = {"new_due.day": [dd], "new_due.month": [mm], "new_due.year": [yyyy]}
    desk.perform(start_side, desk.actor("ha"), StartSide(dossier_id, "apology", posted, "Chờ xác minh"))
    desk.complete("thinh", dossier_id, "sign_apology", "sign")


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


def intake(desk, dossier_id):
    clocks = sorted(rows(desk, IntakeClock, dossier_id), key=lambda clock: clock.started_at)
    return [(clock.started_at, clock.due_at, clock.ended_at, clock.ended_by) for clock in clocks]


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


# Timers

HOURS = "working_hours(4)"
DAYS = "working_days(0.5)"


@pytest.mark.parametrize("interrupting", [True, False])
@pytest.mark.parametrize("expression", [HOURS, DAYS])
@pytest.mark.parametrize("clock_name", ["own", "intake", "processing"])
@pytest.mark.parametrize("paused", [False, True])
def test_a_timer_fires_once_at_its_moment(desk, clock, expression, clock_name, interrupting, paused):
    dossier_id = begin(desk, clock, Timer(expression, clock_name, interrupting))
    assert timer(desk, dossier_id).due_at == at("2026-11-16 14:30")
    moment, before = "2026-11-16 14:30", "2026-11-16 14:29"
    if paused:
        clock.at("2026-11-16 10:00")
        move(desk, dossier_id, "ask_payment")
        if clock_name == "processing":
            assert (timer(desk, dossier_id).due_at, timer(desk, dossier_id).left_minutes) == (None, 180)
            wait(desk, clock, "2026-11-17 09:59")
            moment, before = "2026-11-17 14:30", "2026-11-17 14:29"
        else:
            wait(desk, clock, before)
        clock.forward(minutes=0)
        assert fired(desk, dossier_id) == []
        if clock_name == "processing":
            clock.at("2026-11-17 10:00")
            move(desk, dossier_id, "settle_payment")
    wait(desk, clock, before)
    assert fired(desk, dossier_id) == []
    wait(desk, clock, moment)
    wait(desk, clock, moment.replace(moment[-5:], "16:00"))
    assert fired(desk, dossier_id) == ["timer"]
    assert (TASK in {item.node for item in desk.items(dossier_id)}) is not interrupting
    assert rows(desk, Incident, dossier_id) == []


@pytest.mark.parametrize("clock_name", ["own", "intake", "processing"])
def test_a_withdrawal_stops_every_timer(desk, clock, clock_name):
    dossier_id = begin(desk, clock, Timer(HOURS, clock_name))
    clock.at("2026-11-16 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    wait(desk, clock, "2026-11-17 09:00")
    assert fired(desk, dossier_id) == []
    clock.at("2026-11-17 10:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    assert timer(desk, dossier_id).due_at == at("2026-11-17 14:30")


@pytest.mark.parametrize("interrupting", [True, False])
def test_a_task_that_is_done_takes_its_timer_with_it(desk, clock, interrupting):
    dossier_id = begin(desk, clock, Timer(HOURS, "processing", interrupting))
    desk.complete("ha", dossier_id, TASK, "done", {"words": ["Đồng ý"]})
    assert rows(desk, Due, dossier_id, kind="timer") == []
    wait(desk, clock, "2026-11-17 15:00")
    assert fired(desk, dossier_id) == []


def test_a_timer_in_a_loop_begins_anew_each_time(desk, clock):
    dossier_id = begin(desk, clock, Timer("working_hours(1)", "own", to=TASK))
    first = task(desk, dossier_id).id
    for count, moment in enumerate(["10:00", "11:00", "13:30", "14:30"], 1):
        wait(desk, clock, f"2026-11-16 {moment}")
        assert fired(desk, dossier_id) == ["timer"] * count
    assert task(desk, dossier_id).id != first
    assert len(desk.items(dossier_id)) == 1


# Timers at dates of the dossier

DUE = "dossier.due_at"
DAY_BEFORE = 'dossier.due_at - duration("P1D")'


@pytest.mark.parametrize("clock_name", ["own", "processing"])
@pytest.mark.parametrize(
    ("expression", "first", "moved"),
    [(DUE, "2026-11-18 09:00", "2026-11-19 09:00"), (DAY_BEFORE, "2026-11-17 09:00", "2026-11-18 09:00")],
)
def test_a_timer_at_the_promised_date_moves_with_it(desk, clock, expression, first, moved, clock_name):
    dossier_id = begin(desk, clock, Timer(expression, clock_name, False, date=True))
    assert timer(desk, dossier_id).due_at == at(first)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    assert timer(desk, dossier_id).due_at is None
    wait(desk, clock, "2026-11-17 10:00")
    assert fired(desk, dossier_id) == []
    move(desk, dossier_id, "settle_payment")
    assert (timer(desk, dossier_id).due_at, timer(desk, dossier_id).left_minutes) == (at(moved), None)
    wait(desk, clock, moved)
    assert fired(desk, dossier_id) == ["timer"]


def test_a_timer_at_the_promised_date_follows_a_new_appointment(desk, clock):
    dossier_id = begin(desk, clock, Timer(DAY_BEFORE, "own", False, date=True))
    apologise(desk, dossier_id, "20/11/2026")
    assert timer(desk, dossier_id).due_at == desk.dossier(dossier_id).due_current - timedelta(days=1)


def test_a_date_in_the_past_fires_at_once_and_once(desk, clock):
    past = 'dossier.received_at - duration("P30D")'
    dossier_id = begin(desk, clock, Timer(past, "own", False, date=True))
    wait(desk, clock, START)
    wait(desk, clock, "2026-11-16 09:05")
    assert fired(desk, dossier_id) == ["timer"]
    assert rows(desk, Due, dossier_id, kind="timer")[0].late_seconds == 0


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("working_hours(dossier.rounds - 1)", "gives nothing"),
        ("working_hours(dossier.rounds + 1e9)", "more than 20 years"),
        ("working_days(10 ** 30 * (1 + dossier.rounds))", "more than 20 years"),
        ('if dossier.rounds = 0 then duration("-P1D") else null', "less than nothing"),
        ('if dossier.rounds = 0 then duration("P99999D") else null', "more than 20 years"),
        ("form.opinion.words", "gives nothing"),
        ('if dossier.rounds = 0 then "tomorrow" else null', "gives str"),
    ],
)
def test_a_time_that_cannot_be_waited_for_keeps_nothing_and_is_an_incident(desk, clock, expression, says):
    put_in_force(services(desk.app), SYSTEM, timed(CODE, Timer(expression)))
    clock.at(START)
    draft = desk.start_draft(CODE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    with pytest.raises(ActionBroke):
        desk.complete("bao", draft.id, "receive", "done")
    (incident,) = rows(desk, Incident, draft.id)
    assert incident.error.startswith("TimerUnusable")
    assert says in incident.error
    dossier = desk.dossier(draft.id)
    assert (dossier.status, dossier.due_legal) == ("submitted", None)
    assert [item.node for item in desk.items(draft.id)] == ["receive"]
    assert intake(desk, draft.id)[0][2] is None
