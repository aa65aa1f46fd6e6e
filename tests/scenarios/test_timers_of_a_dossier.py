"""Timers of every clock fire once at their moment, through pauses, withdrawals, loops and new dates."""

from datetime import timedelta

import pytest
from clock_diagrams import TASK, Timer, timed
from clocked import CODE, START, apologise, at, begin, fired, intake, move, rows, task, timer, wait
from desk import Desk

from app.diagrams import put_in_force
from app.persistence.transaction import ActionBroke
from app.services import services
from processes.actions.sides import StartSide, start_side
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import Due


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


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
        ("[dossier.rounds, null][2]", "gives nothing"),
        ('[dossier.rounds, "tomorrow"][2]', "gives str"),
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
