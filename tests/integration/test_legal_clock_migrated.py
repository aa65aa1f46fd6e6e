"""Dossiers that were under way before the legal clock was kept go on rightly when it comes."""

from datetime import datetime

import pytest
from bench.place import accepted
from clock_diagrams import TASK, timed
from desk import Desk
from flask_migrate import downgrade, upgrade
from sqlalchemy import select
from standing_clock import VN

from app.diagrams import put_in_force
from app.persistence.database import db
from app.persistence.schema import MIGRATIONS
from app.persistence.tables.work import due
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import SUSPENDED, Due, IntakeClock
from workers.jobs import tick

CODE = "9.400004"
START = "2026-11-16 09:00"
PROCESSING = '<motcua:deadline kind="hours" amount="4" clock="processing" />'
OWN = '<motcua:deadline kind="hours" amount="4" clock="own" />'


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def begin(desk, clock, deadline=PROCESSING):
    """A task of four hours, given at nine on Monday."""
    put_in_force(services(desk.app), SYSTEM, timed(CODE, deadline=deadline))
    clock.at(START)
    return accepted(desk, CODE)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def move(desk, dossier_id, name):
    def act(world, actor, command):
        perform_move(CaseInHand(world, actor, world.lock_dossier(dossier_id)), name)

    desk.perform(act, SYSTEM, None)


def drain(desk):
    while tick(desk.app):
        pass


def rows(desk, of, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(**equal)))


def noted(desk, dossier_id, kind):
    return [entry.payload for entry in rows(desk, JournalEntry, dossier_id=dossier_id, kind=kind)]


def from_before():
    """What the legal clock keeps is lost, as if it had never been kept."""
    downgrade(directory=str(MIGRATIONS), revision="0006")
    upgrade(directory=str(MIGRATIONS))


def test_a_task_in_a_pause_stands_still_with_what_was_left(desk, clock):
    dossier_id = begin(desk, clock)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    from_before()
    drain(desk)
    assert desk.item(dossier_id, TASK).left_minutes == 180
    clock.at("2026-11-17 10:00")
    drain(desk)
    assert noted(desk, dossier_id, "task_overdue") == []
    move(desk, dossier_id, "settle_payment")
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-17 14:30")
    dossier = desk.dossier(dossier_id)
    assert dossier.due_legal == dossier.due_current == at("2026-11-19 09:00")
    assert rows(desk, Incident) == []


def test_a_pause_that_ends_before_the_worker_comes_is_left_out_all_the_same(desk, clock):
    dossier_id = begin(desk, clock)
    clock.at("2026-11-16 10:00")
    move(desk, dossier_id, "ask_payment")
    from_before()
    clock.at("2026-11-17 10:00")
    move(desk, dossier_id, "settle_payment")
    drain(desk)
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-17 14:30")
    assert noted(desk, dossier_id, "task_overdue") == []


@pytest.mark.parametrize("deadline", [PROCESSING, OWN])
def test_what_a_withdrawal_set_aside_goes_on_with_what_was_left(desk, clock, deadline):
    dossier_id = begin(desk, clock, deadline)
    clock.at("2026-11-16 10:00")
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    from_before()
    drain(desk)
    (still,) = desk.items(dossier_id, SUSPENDED)
    assert still.left_minutes == 180
    clock.at("2026-11-17 10:00")
    desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    assert desk.item(dossier_id, TASK).due_at == at("2026-11-17 14:30")


def test_a_late_task_whose_moment_was_taken_away_is_still_told_to_the_leader(desk, clock):
    """Holder and head had heard of it; of the promise, broken too, nothing is said twice."""
    dossier_id = begin(desk, clock)
    clock.at("2026-11-18 09:01")
    drain(desk)
    task = desk.item(dossier_id, TASK)
    before = {kind: noted(desk, dossier_id, kind) for kind in ("task_overdue", "dossier_overdue")}
    escalated = noted(desk, dossier_id, "task_escalated")
    with db.engine.begin() as connection:
        connection.execute(due.delete().where(due.c.id.in_([task.id, dossier_id])))
    from_before()
    drain(desk)
    assert len(noted(desk, dossier_id, "task_escalated")) == len(escalated) + 1
    assert {kind: noted(desk, dossier_id, kind) for kind in before} == before


def test_the_clock_of_intake_is_the_latest_of_its_timers(desk, clock):
    """Round one: the timer fired and is kept. Round two waits."""
    dossier_id = desk.file_household_business().id
    (waits,) = rows(desk, Due, dossier_id=dossier_id, kind="timer", clock="intake", fired_at=None)
    earlier = {"started_at": at("2026-11-09 09:00"), "due_at": at("2026-11-10 09:00")}
    with db.engine.begin() as connection:
        row = connection.execute(select(due).where(due.c.id == waits.id)).mappings().one()
        fired = {**row, **earlier, "id": "earlier", "timer_id": "gone", "fired_at": earlier["due_at"]}
        connection.execute(due.insert(), [fired])
    from_before()
    (clock_of_intake,) = rows(desk, IntakeClock, dossier_id=dossier_id)
    assert (clock_of_intake.started_at, clock_of_intake.due_at) == (waits.started_at, waits.due_at)
