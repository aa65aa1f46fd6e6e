"""A round of the worker: one read when nothing is due; what breaks concerns itself only."""

from datetime import timedelta

import pytest
from bench.counting import counted
from desk import Desk
from sqlalchemy import select

from app.queries.due import Lane
from processes.actions.timers import KEPT_FOR
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import Due
from processes.domain.errors import NotFound
from workers.jobs import TOLD_AFTER, tick
from workers.kinds import find_kind, kind_names
from workers.post import LANES, begin


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def rows(desk, of=Due, /, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(**equal)))


def add(desk, *dues):
    def put(world, actor, command):
        for due in dues:
            world.add(due)

    desk.perform(put, SYSTEM, None)


def broken(at_hand, id_):
    raise RuntimeError("the disk is on fire")


@pytest.fixture
def a_kind_that_breaks(monkeypatch):
    def find(name):
        return broken if name == "breaks" else find_kind(name)

    monkeypatch.setattr("workers.jobs.find_kind", find)


def test_nothing_due_is_one_statement_about_one_table(desk, app):
    desk.file_household_business()
    while tick(app):
        pass
    for lane in (None, *LANES):
        with counted(desk.transactions.engine) as traffic:
            assert tick(app, *filter(None, [lane])) == 0
        assert (len(traffic.statements), traffic.tables()) == (1, {"due"}), traffic.statements
        assert traffic.scans(desk.transactions.engine) == []


def test_every_kind_of_moment_has_somebody_who_acts():
    told = {
        "timer",
        "task",
        "dossier",
        "draft",
        "message",
        "slip",
        "post",
        "seal",
        "clean",
        "recount",
        "year",
        "in_force",
        "migration",
    }
    assert kind_names() == told
    assert all(callable(find_kind(name)) for name in told)
    with pytest.raises(LookupError):
        find_kind("../timer")


def test_what_breaks_waits_longer_each_time_and_holds_up_nothing(desk, app, clock, a_kind_that_breaks):
    add(desk, Due("b", clock(), "breaks", due_at=clock() - timedelta(hours=1)))
    desk.file_household_business()
    assert tick(app) == 3
    assert rows(desk, kind="message") == []
    waits = []
    for _ in range(8):
        (row,) = rows(desk, kind="breaks")
        waits.append(row.next_attempt_at - clock())
        clock.now = row.next_attempt_at - timedelta(seconds=1)
        assert tick(app, Lane("it", kinds=("breaks",))) == 0
        clock.forward(seconds=1)
        assert tick(app, Lane("it", kinds=("breaks",))) == 1
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=30)
    assert waits[-1] == timedelta(hours=1)


def test_what_breaks_without_an_action_becomes_an_incident(desk, app, clock, a_kind_that_breaks):
    add(desk, Due("b", clock(), "breaks", due_at=clock()))
    for number in range(1, TOLD_AFTER + 2):
        assert len(rows(desk, Incident)) == (number > TOLD_AFTER)
        tick(app)
        clock.forward(hours=2)
    (incident,) = rows(desk, Incident)
    assert (incident.action, incident.actor_id) == ("act_on_breaks", "system")
    assert "disk" in incident.error


def test_what_is_about_nothing_is_forgotten(desk, app, clock):
    add(desk, Due("gone", clock(), "message", due_at=clock()), Due("away", clock(), "slip", due_at=clock()))
    assert tick(app) == 2
    assert rows(desk) == []


def test_a_worker_that_is_told_to_stop_ends_after_the_item_in_hand(desk, app, clock):
    desk.file_household_business()
    told = iter([False, True])
    assert tick(app, stopping=lambda: next(told)) == 1
    assert tick(app) == 1


def test_the_lanes_share_all_kinds_between_them(desk, app, clock):
    desk.file_household_business()
    house, leaving, *others = LANES
    assert [tick(app, lane) for lane in (house, *others)] == [0] * (len(LANES) - 1)
    assert tick(app, leaving) == 2
    clock.forward(days=30)
    assert tick(app, house) > 0


def test_the_daily_moments_are_set_once(desk, app):
    begin(app)
    begin(app)
    assert sorted(row.kind for row in rows(desk)) == ["clean", "seal", "year"]


def test_timers_that_fired_long_ago_are_forgotten(desk, app, clock):
    old, recent = clock() - KEPT_FOR - timedelta(days=1), clock() - KEPT_FOR + timedelta(days=1)
    add(desk, *(Due(f"d{at}", at, "timer", due_at=at, fired_at=at) for at in (old, recent)))
    begin(app)
    tick(app, Lane("it", kinds=("clean",)))
    assert [row.fired_at for row in rows(desk, kind="timer")] == [recent]
    (row,) = rows(desk, kind="clean")
    assert row.due_at == clock() + timedelta(days=1)


def test_a_timer_does_not_vanish_when_something_is_not_found(desk, app, monkeypatch):
    """Whatever its diagram asks for and misses, the moment waits and is told of."""

    def missing(at_hand, id_):
        raise NotFound

    add(desk, Due("t", desk.clock(), "timer", due_at=desk.clock()))
    monkeypatch.setattr("workers.jobs.find_kind", lambda name: missing)
    assert tick(app) >= 1
    (row,) = rows(desk, id="t")
    assert (row.attempts, row.fired_at) == (1, None)
    assert row.next_attempt_at > desk.clock()
