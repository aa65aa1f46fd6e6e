"""What must not hold up a round: a moment that breaks for years, dossiers that somebody holds."""

from datetime import timedelta

import pytest
from desk import Desk
from sqlalchemy import select

from app.persistence.claims import CLAIM, Lane
from app.persistence.faults import Busy
from processes.actions.timers import LONGEST_WAIT
from processes.domain.dossier.work import Due
from workers.jobs import tick

FEW = Lane("few", kinds=("few",))
SECOND = timedelta(seconds=1)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def put(desk, *dues):
    desk.transactions.write(lambda session: session.add_all(dues))


def row(desk, id_):
    with desk.transactions.read() as session:
        return session.scalars(select(Due).where(Due.id == id_)).one()


def acts(monkeypatch, act):
    monkeypatch.setattr("workers.jobs.find_kind", lambda name: act)


def test_what_has_broken_for_years_still_waits_an_hour_and_holds_up_nothing(desk, app, clock, monkeypatch):
    """Twice as long each time: the forty-third doubling is longer than any span of time can be."""
    acted = []

    def act(at_hand, id_):
        acted.append(id_)
        if id_ == "old":
            raise RuntimeError

    acts(monkeypatch, act)
    now = clock()
    put(
        desk,
        Due("old", now, "few", due_at=now - SECOND, attempts=5000),
        Due("new", now, "few", due_at=now),
    )
    assert tick(app, FEW) == 2
    assert acted == ["old", "new"]
    assert row(desk, "old").next_attempt_at == clock() + LONGEST_WAIT


def test_what_cannot_even_be_put_off_holds_up_nothing(desk, app, clock, monkeypatch):
    acted = []

    def act(at_hand, id_):
        acted.append(id_)
        if id_ == "a":
            raise RuntimeError

    def breaks(world, actor, command):
        raise ArithmeticError

    acts(monkeypatch, act)
    monkeypatch.setattr("workers.jobs.postpone_due", breaks)
    now = clock()
    put(desk, Due("a", now, "few", due_at=now - SECOND), Due("b", now, "few", due_at=now))
    assert tick(app, FEW) == 1
    assert acted == ["a", "b"]


def test_a_moment_that_was_not_to_be_had_comes_again_after_the_others(desk, app, clock, monkeypatch):
    """As long as somebody holds a dossier, its moments are the earliest of each batch."""
    acted = []

    def act(at_hand, id_):
        acted.append(id_)
        if id_ == "held":
            raise Busy

    acts(monkeypatch, act)
    monkeypatch.setattr("workers.jobs.BATCH", 1)
    now = clock()
    put(desk, Due("held", now, "few", due_at=now - SECOND), Due("free", now, "few", due_at=now))
    assert tick(app, FEW) == 0
    assert tick(app, FEW) == 1
    assert acted == ["held", "free"]
    clock.now += CLAIM
    tick(app, FEW)
    assert acted[2:] == ["held"]
    assert (row(desk, "held").attempts, row(desk, "held").next_attempt_at) == (0, None)
