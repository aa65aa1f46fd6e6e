"""A dossier of a made procedure and its clocks: shorthand for tests of time."""

from datetime import datetime

from bench.place import accepted
from clock_diagrams import TASK, timed
from sqlalchemy import select
from standing_clock import VN

from app.diagrams import put_in_force
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import Due, IntakeClock
from workers.jobs import tick

CODE = "9.400001"
START = "2026-11-16 09:00"
"""A Monday; sessions are 7:30 to 11:30 and 13:00 to 17:00 in the demo."""


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


def apologise(desk, dossier_id, day):
    """The specialist asks for a new appointment, the leader signs."""
    dd, mm, yyyy = day.split("/")
    posted = {"new_due.day": [dd], "new_due.month": [mm], "new_due.year": [yyyy]}
    desk.perform(start_side, desk.actor("ha"), StartSide(dossier_id, "apology", posted, "Chờ xác minh"))
    desk.complete("thinh", dossier_id, "sign_apology", "sign")


def intake(desk, dossier_id):
    clocks = sorted(rows(desk, IntakeClock, dossier_id), key=lambda clock: clock.started_at)
    return [(clock.started_at, clock.due_at, clock.ended_at, clock.ended_by) for clock in clocks]
