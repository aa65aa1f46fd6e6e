"""Counting again by an unchanged calendar changes nothing, whatever pauses and withdrawals there were.

The dates in life are moved step by step; counting again builds them from the records: two ways, one answer.
"""

from datetime import timedelta
from random import Random

import pytest
from bench.place import accepted
from clock_diagrams import TASK, Timer, timed
from desk import Desk
from sqlalchemy import select

from app.diagrams import put_in_force
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.actions.recounting import RecountDossier, recount_dossier
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.work import Due

CODE = "9.400005"
START = "2026-11-16 09:00"
DEADLINES = {
    "hours": '<motcua:deadline kind="hours" amount="12" clock="processing" />',
    "own": '<motcua:deadline kind="hours" amount="12" clock="own" />',
    "share": '<motcua:deadline kind="share" amount="0.5" />',
    "until_due": '<motcua:deadline kind="until_due" />',
    "window": '<motcua:deadline kind="calendar_days" amount="9" clock="processing" />',
}
TIMERS = (
    Timer("working_hours(20)", "processing", False, name="with_it"),
    Timer("working_hours(200)", "own", False, name="alone"),
    Timer('duration("P30D")', "own", False, name="window"),
    Timer("dossier.due_at", "own", False, date=True, name="at_promise"),
)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def move(desk, dossier_id, name):
    def act(world, actor, command):
        perform_move(CaseInHand(world, actor, world.lock_dossier(dossier_id)), name)

    desk.perform(act, SYSTEM, None)


def next_step(desk, dossier_id, dice):
    """What may happen next: a pause or a withdrawal begins or ends."""
    status = desk.dossier(dossier_id).status
    if status == "withdraw_requested":
        desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    elif dice.random() < 0.5:
        desk.perform(start_side, desk.actor("nhung"), StartSide(dossier_id, "withdraw", reason="Thôi"))
    elif status == "waiting_financial_obligation":
        move(desk, dossier_id, "settle_payment")
    else:
        move(desk, dossier_id, "ask_payment")


def dates(desk, dossier_id):
    dossier = desk.dossier(dossier_id)
    with desk.transactions.read() as session:
        timers = session.scalars(select(Due).filter_by(dossier_id=dossier_id, kind="timer", fired_at=None))
        found = {row.node: (row.due_at, row.left_minutes) for row in timers}
    for item in [*desk.items(dossier_id), *desk.items(dossier_id, "suspended")]:
        if item.node == TASK:
            found[TASK] = (item.due_at, item.left_minutes)
    return found | {"promise": (dossier.due_current, dossier.due_legal)}


@pytest.mark.parametrize("limit", [None, 'mode="end_of_day" value="4"', 'mode="calendar_days" value="5"'])
@pytest.mark.parametrize("deadline", list(DEADLINES))
def test_counting_again_by_the_same_calendar(desk, clock, deadline, limit):
    dice = Random(f"{deadline} {limit}")
    put_in_force(services(desk.app), SYSTEM, timed(CODE, *TIMERS, deadline=DEADLINES[deadline], limit=limit))
    now = clock.at(START)
    dossier_id = accepted(desk, CODE)
    for _ in range(8):
        now += timedelta(minutes=dice.choice([1, 30, 95, 300, 700, 1440, 4000]), seconds=dice.choice([0, 31]))
        clock.at(f"{now:%Y-%m-%d %H:%M:%S}")
        next_step(desk, dossier_id, dice)
        before = dates(desk, dossier_id)
        again = desk.perform(recount_dossier, SYSTEM, RecountDossier(dossier_id, "Không đổi gì"))
        after = dates(desk, dossier_id)
        assert {name: (before[name], after[name]) for name in before if before[name] != after[name]} == {}
        assert not again
