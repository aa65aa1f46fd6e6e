"""Where clocks meet: pauses that an end cuts short, windows over days off, what was told before."""

from datetime import datetime, timedelta

import pytest
from bench.place import accepted
from clock_diagrams import TASK, timed
from desk import Desk
from sqlalchemy import select
from standing_clock import VN

from app.diagrams import put_in_force
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.clocks import task_due
from processes.actions.moves import perform_move
from processes.actions.recounting import RecountDossier, recount_dossier
from processes.actions.reminders import watch_dossier
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.how_it_stands import Ending, how_it_stands, kept
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import Due
from processes.domain.procedure import TaskDeadline
from workers.jobs import tick

CODE = "9.400003"
START = "2026-11-16 09:00"
"""A Monday; two working days are promised, until Wednesday at nine."""
WINDOW = '<motcua:deadline kind="calendar_days" amount="4" clock="processing" />'
FOUR_HOURS = '<motcua:deadline kind="hours" amount="4" />'


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def begin(desk, clock):
    def taken_in(**how):
        put_in_force(services(desk.app), SYSTEM, timed(CODE, **how))
        clock.at(START)
        return accepted(desk, CODE)

    return taken_in


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def on(desk, dossier_id, act):
    """Do something with the dossier in an action of its own."""

    def action(world, actor, command):
        return act(CaseInHand(world, actor, world.lock_dossier(dossier_id)))

    return desk.perform(action, SYSTEM, None)


def move(desk, dossier_id, name):
    on(desk, dossier_id, lambda case: perform_move(case, name))


def drain(desk):
    while tick(desk.app):
        pass


def noted(desk, dossier_id, kind):
    with desk.transactions.read() as session:
        found = session.scalars(select(JournalEntry).filter_by(dossier_id=dossier_id, kind=kind))
        return [entry.payload for entry in found]


def test_a_withdrawal_answered_after_the_date_makes_nobody_late(desk, begin, clock):
    """The clock ended when the applicant asked, not when the answer came."""
    dossier_id = begin()
    clock.at("2026-11-17 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    now = clock.at("2026-11-19 10:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "agree")
    dossier = desk.dossier(dossier_id)
    assert dossier.due_current == dossier.due_original == at("2026-11-18 09:00")
    assert dossier.due_legal == at("2026-11-20 09:00")
    assert how_it_stands(dossier, now) is Ending.WITHDRAWN
    assert kept(dossier, now, None, 0) is True
    assert noted(desk, dossier_id, "due_changed") == []


def test_a_dossier_that_was_late_before_it_was_withdrawn_stays_late(desk, begin, clock):
    dossier_id = begin()
    clock.at("2026-11-18 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    now = clock.at("2026-11-19 10:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "agree")
    dossier = desk.dossier(dossier_id)
    assert dossier.due_legal == at("2026-11-18 09:00")
    assert kept(dossier, now, None, 0) is False


@pytest.mark.parametrize(
    ("until", "due"),
    [("2026-11-17 15:00", "2026-11-23 17:00"), ("2026-11-18 08:00", "2026-11-23 17:00")],
)
def test_a_window_of_days_moves_by_days_and_ends_on_a_working_day(desk, begin, clock, until, due):
    """It ended on Friday; a day or two later are Saturday and Sunday."""
    dossier_id = begin(deadline=WINDOW)
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-20 17:00")
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    clock.at(until)
    move(desk, dossier_id, "settle_payment")
    assert desk.item(dossier_id, TASK).due_at == at(due)
    assert not desk.perform(recount_dossier, SYSTEM, RecountDossier(dossier_id, "Không đổi gì"))


def test_a_share_of_no_limit_is_no_deadline(desk, begin):
    """A version from before the checker asked; such a task must not be late when it is given."""
    dossier_id = begin(limit='mode="none"')
    share = TaskDeadline("share", "0.5", "own")
    assert on(desk, dossier_id, lambda case: task_due(case, share)) == (None, None)


@pytest.mark.parametrize(("seconds", "late"), [(0, False), (59, False), (60, True)])
def test_within_its_last_minute_a_task_is_in_time(desk, begin, clock, seconds, late):
    dossier_id = begin(deadline=FOUR_HOURS)
    clock.at("2026-11-16 14:30")
    clock.forward(seconds=seconds)
    desk.complete("ha", dossier_id, TASK, "done", {"words": ["Đồng ý"]})
    (done,) = [item for item in desk.items(dossier_id, "done") if item.node == TASK]
    assert done.late is late


def test_a_promise_watched_again_after_its_row_was_taken_away_is_not_told_of_twice(desk, begin, clock):
    """A result was ready too late and comes back for correction: everybody has heard of it."""
    dossier_id = begin()
    clock.at("2026-11-18 09:01")
    drain(desk)
    assert len(noted(desk, dossier_id, "dossier_overdue")) == 1
    on(desk, dossier_id, lambda case: case.world.remove(case.world.get(Due, dossier_id)))
    on(desk, dossier_id, watch_dossier)
    clock.forward(seconds=timedelta(hours=1).seconds)
    drain(desk)
    assert len(noted(desk, dossier_id, "dossier_overdue")) == 1
