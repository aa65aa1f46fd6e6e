"""The working calendar changes: every date that hangs on it is counted anew, once, and it is written down."""

from datetime import datetime, time

import pytest
from bench.place import accepted
from clock_diagrams import TASK, Timer, timed
from desk import Desk
from sqlalchemy import select
from standing_clock import VN

from app.cli.journal import verify
from app.diagrams import put_in_force
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.actions.recounting import RecountDossier, kept_appointment, promised, recount_dossier
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import SUSPENDED, Due, IntakeClock
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import (
    Mode,
    Pause,
    TimeLimit,
    WorkingCalendar,
    calendar_from_dict,
    calendar_to_dict,
)
from workers.jobs import tick

CODE = "9.400002"
START = "2026-11-16 09:00"
TUESDAY = "2026-11-17"
HALF = '<motcua:deadline kind="hours" amount="12" clock="processing" />'
UNTIL_DUE = '<motcua:deadline kind="until_due" clock="own" />'


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def begin(desk, clock):
    def taken_in(*timers, deadline=HALF):
        put_in_force(services(desk.app), SYSTEM, timed(CODE, *timers, deadline=deadline))
        clock.at(START)
        return accepted(desk, CODE)

    return taken_in


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def day_off(desk, day, reason="Nghỉ bão"):
    def change(world, actor, command):
        (record,) = world.find(CalendarRecord)
        data = calendar_to_dict(calendar_from_dict(record.data))
        record.data = {**data, "days_off": {**data["days_off"], day: reason}}
        record.revision += 1

    desk.perform(change, SYSTEM, None)


def recount(desk, dossier_id):
    return desk.perform(recount_dossier, SYSTEM, RecountDossier(dossier_id, "Nghỉ bão số 12", "7"))


def move(desk, dossier_id, name):
    def act(world, actor, command):
        perform_move(CaseInHand(world, actor, world.lock_dossier(dossier_id)), name)

    desk.perform(act, SYSTEM, None)


def rows(desk, of, dossier_id, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(dossier_id=dossier_id, **equal)))


def told(desk, dossier_id):
    return [entry.payload for entry in rows(desk, JournalEntry, dossier_id, kind="due_recounted")]


def timer(desk, dossier_id):
    (due,) = rows(desk, Due, dossier_id, kind="timer", fired_at=None)
    return due


def test_a_new_day_off_moves_the_promise_its_tasks_and_timers(desk, begin):
    dossier_id = begin(Timer("working_hours(10)", "processing"))
    day_off(desk, TUESDAY)
    assert recount(desk, dossier_id)
    dossier = desk.dossier(dossier_id)
    assert dossier.due_current == dossier.due_legal == at("2026-11-19 09:00")
    assert dossier.due_original == at("2026-11-18 09:00")
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-18 14:30")
    assert timer(desk, dossier_id).due_at == at("2026-11-18 11:00")
    (entry,) = told(desk, dossier_id)
    assert datetime.fromisoformat(entry["before"]) == at("2026-11-18 09:00")
    assert datetime.fromisoformat(entry["after"]) == at("2026-11-19 09:00")
    assert (entry["reason"], entry["change"], entry["tasks"], entry["timers"]) == (
        "Nghỉ bão số 12",
        "7",
        1,
        1,
    )
    with desk.transactions.read() as session:
        assert verify(session)[0] is None


def test_where_nothing_changes_nothing_is_written(desk, begin):
    dossier_id = begin(Timer("dossier.due_at", "own", False, date=True))
    day_off(desk, "2026-12-24")
    assert not recount(desk, dossier_id)
    assert told(desk, dossier_id) == []
    day_off(desk, TUESDAY)
    assert recount(desk, dossier_id)
    assert not recount(desk, dossier_id)
    assert len(told(desk, dossier_id)) == 1


def test_a_draft_and_an_ended_dossier_are_left_alone(desk, begin, clock):
    draft = desk.start_draft()
    assert not recount(desk, draft.id)
    dossier_id = begin()
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    desk.complete("bao", dossier_id, "answer_withdrawal", "agree")
    day_off(desk, TUESDAY)
    assert not recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == at("2026-11-18 09:00")


def test_a_pause_that_has_ended_counts_and_an_open_one_waits(desk, begin, clock):
    dossier_id = begin(Timer("working_hours(10)", "processing"))
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    before = timer(desk, dossier_id).left_minutes, desk.item(dossier_id, TASK).left_minutes
    day_off(desk, TUESDAY)
    recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == at("2026-11-19 09:00")
    assert (
        (timer(desk, dossier_id).left_minutes, desk.item(dossier_id, TASK).left_minutes)
        == before
        == (540, 660)
    )
    clock.at("2026-11-18 10:00")
    move(desk, dossier_id, "settle_payment")
    assert desk.dossier(dossier_id).due_current == at("2026-11-20 09:00")
    day_off(desk, "2026-11-19")
    recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == at("2026-11-23 09:00")
    assert timer(desk, dossier_id).due_at == at("2026-11-20 11:00")
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-20 14:30")


def test_the_past_counts_too(desk, begin, clock):
    """Tuesday is said to have been a day off when it is over: what was counted on it is given back."""
    dossier_id = begin()
    clock.at("2026-11-18 08:00")
    day_off(desk, TUESDAY)
    recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == at("2026-11-19 09:00")


def test_a_pause_over_the_new_day_off_moves_nothing_twice(desk, begin, clock):
    dossier_id = begin()
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at("2026-11-18 10:00")
    move(desk, dossier_id, "settle_payment")
    due = desk.dossier(dossier_id).due_current
    day_off(desk, TUESDAY)
    assert not recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == due


def test_what_a_withdrawal_stopped_is_recounted_with_what_was_left(desk, begin, clock):
    dossier_id = begin(Timer("working_hours(10)", "own"), deadline=HALF.replace("processing", "own"))
    clock.at("2026-11-16 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    day_off(desk, TUESDAY)
    recount(desk, dossier_id)
    assert desk.items(dossier_id, SUSPENDED)[0].left_minutes == 660
    assert (timer(desk, dossier_id).due_at, timer(desk, dossier_id).left_minutes) == (None, 540)
    clock.at("2026-11-18 10:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    day_off(desk, "2026-11-19")
    recount(desk, dossier_id)
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-20 14:30")
    assert timer(desk, dossier_id).due_at == at("2026-11-20 11:00")


def test_a_task_until_the_promise_and_a_timer_at_it_move_with_it(desk, begin):
    dossier_id = begin(Timer("dossier.due_at", "own", False, date=True), deadline=UNTIL_DUE)
    day_off(desk, TUESDAY)
    recount(desk, dossier_id)
    assert desk.item(dossier_id, TASK).due_at == timer(desk, dossier_id).due_at == at("2026-11-19 09:00")
    assert told(desk, dossier_id)[0]["tasks"] == 1


def test_a_task_until_the_promise_that_stands_still_is_recounted(desk, begin, clock):
    dossier_id = begin(deadline=UNTIL_DUE)
    clock.at("2026-11-16 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    assert not recount(desk, dossier_id)
    day_off(desk, TUESDAY)
    assert recount(desk, dossier_id)
    (still,) = desk.items(dossier_id, SUSPENDED)
    assert (still.due_at, still.left_minutes) == (at("2026-11-19 09:00"), 900)


def test_an_appointment_stays_unless_its_day_works_no_more(desk, begin):
    dossier_id = begin()
    posted = {"new_due.day": ["20"], "new_due.month": ["11"], "new_due.year": ["2026"]}
    desk.perform(start_side, desk.actor("ha"), StartSide(dossier_id, "apology", posted, "Chờ xác minh"))
    desk.complete("thinh", dossier_id, "sign_apology", "sign")
    day_off(desk, TUESDAY)
    recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == at("2026-11-20 17:00")
    assert desk.dossier(dossier_id).due_legal == at("2026-11-19 09:00")
    day_off(desk, "2026-11-20")
    recount(desk, dossier_id)
    assert desk.dossier(dossier_id).due_current == at("2026-11-23 17:00")


def test_before_intake_the_desks_hours_are_recounted(desk, clock):
    clock.at("2026-11-16 15:00")
    dossier_id = desk.file_household_business().id
    day_off(desk, TUESDAY)
    assert recount(desk, dossier_id)
    (intake,) = rows(desk, IntakeClock, dossier_id)
    assert intake.due_at == timer(desk, dossier_id).due_at == at("2026-11-18 15:00")
    assert desk.item(dossier_id, "intake__check").due_at == at("2026-11-18 09:30")
    assert datetime.fromisoformat(told(desk, dossier_id)[0]["intake"]) == intake.due_at


def test_a_mark_of_lateness_that_is_not_true_any_more_is_taken_back(desk, begin, clock, app):
    dossier_id = begin()
    clock.at("2026-11-18 09:30")
    while tick(app):
        pass
    assert desk.dossier(dossier_id).overdue_at is not None
    day_off(desk, TUESDAY)
    recount(desk, dossier_id)
    assert desk.dossier(dossier_id).overdue_at is None
    for moment, overdue in (("2026-11-19 09:00", None), ("2026-11-19 09:01", at("2026-11-19 09:01"))):
        clock.at(moment)
        while tick(app):
            pass
        assert desk.dossier(dossier_id).overdue_at == overdue


# What the preview asks

SESSIONS = [(time(7, 30), time(11, 30)), (time(13), time(17))]
CALENDAR = WorkingCalendar.build(dict.fromkeys(range(5), SESSIONS))
TWO_DAYS = TimeLimit(Mode.SAME_CLOCK, 2)


def test_the_promise_of_a_calendar():
    taken_in = at(START)
    assert promised(CALENDAR, taken_in, TWO_DAYS) == at("2026-11-18 09:00")
    ended = Pause(at("2026-11-16 10:00"), at("2026-11-17 10:00"))
    assert promised(CALENDAR, taken_in, TWO_DAYS, [ended]) == at("2026-11-19 09:00")
    open_ = Pause(at("2026-11-17 11:00"))
    assert promised(CALENDAR, taken_in, TWO_DAYS, [ended, open_]) == at("2026-11-19 09:00")
    assert promised(CALENDAR, taken_in, TimeLimit(Mode.NONE)) is None


def test_an_appointment_by_a_calendar():
    friday, sunday = at("2026-11-20 15:00"), at("2026-11-22 15:00")
    assert kept_appointment(CALENDAR, friday) == friday
    assert kept_appointment(CALENDAR, sunday) == at("2026-11-23 17:00")
