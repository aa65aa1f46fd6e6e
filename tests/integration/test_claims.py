"""Who tries a moment that has come: claims, by one worker and by several."""

import threading
from datetime import timedelta

import pytest
from bench.counting import counted
from desk import Desk
from sqlalchemy import select, text

from app.persistence.claims import CLAIM, EVERYTHING, TOO_FAR, Lane, claim, give_back, something_waits
from app.persistence.faults import Busy
from app.persistence.tables.work import due
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import Due
from workers import jobs
from workers.jobs import tick

SECOND = timedelta(seconds=1)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def put(desk, count, kind="timer", **more):
    """Moments that have come, one second after the other, and the one after them that has not."""
    now = desk.clock()
    ids = [f"d{number:03}" for number in range(count)]

    def add(session):
        for number, id_ in enumerate(ids):
            session.add(Due(id_, now, kind, due_at=now - (count - number) * SECOND, **more))
        session.add(Due("later", now, kind, due_at=now + SECOND))

    desk.transactions.write(add)
    return ids


def take(desk, most=50, lane=EVERYTHING, now=None):
    return desk.transactions.write(lambda session: claim(session, now or desk.clock(), lane, most))


def claims(desk):
    with desk.transactions.read() as session:
        return {row.id: row.claimed_until for row in session.execute(select(due.c.id, due.c.claimed_until))}


def test_the_earliest_are_taken_first_and_in_order(desk, clock):
    ids = put(desk, 7)
    assert [moment.id for moment in take(desk, 3)] == ids[:3]
    assert [moment.id for moment in take(desk, 50)] == ids[3:]
    assert take(desk) == []
    with desk.transactions.read() as session:
        assert not something_waits(session, clock())
    assert set(claims(desk).values()) == {clock() + CLAIM, None}


def test_a_claim_lapses(desk, clock):
    """A worker that was killed keeps its rows from the others for five seconds."""
    ids = put(desk, 2)
    take(desk)
    clock.now += CLAIM - SECOND
    assert [moment.id for moment in take(desk)] == ["later"]
    clock.now += SECOND
    assert [moment.id for moment in take(desk)] == ids


def test_a_claim_of_a_clock_that_was_put_back_does_not_count(desk, clock):
    ids = put(desk, 1)
    take(desk, now=clock() + timedelta(hours=1))
    assert [moment.id for moment in take(desk)] == ids
    put_right = claims(desk)[ids[0]]
    assert clock() < put_right < clock() + TOO_FAR


def test_what_is_given_back_can_be_taken_at_once_and_only_ones_own_is(desk, clock):
    first, second = put(desk, 2)
    earlier = clock.now - SECOND
    theirs = take(desk, 1, now=earlier)
    mine = take(desk, 1)
    desk.transactions.write(lambda session: give_back(session, [*theirs, *mine], clock()))
    assert (claims(desk)[first], claims(desk)[second]) == (earlier + CLAIM, None)


def test_lanes_take_their_own(desk):
    put(desk, 1, "seal")
    assert take(desk, lane=Lane("it", but=("seal",))) == []
    assert [moment.kind for moment in take(desk, lane=Lane("it", kinds=("seal",)))] == ["seal"]


def test_a_claim_walks_through_no_table(desk):
    put(desk, 5)
    with counted(desk.transactions.engine) as traffic:
        batch = take(desk)
        desk.transactions.write(lambda session: give_back(session, batch, desk.clock()))
    assert (len(traffic.statements), traffic.tables() - {"claimed_until"}) == (2, {"due"})
    if desk.transactions.engine.dialect.name == "sqlite":
        assert [scan for scan in traffic.scans(desk.transactions.engine) if "SCAN due" in scan] == []


def test_many_workers_take_each_row_once(desk):
    ids = put(desk, 200)
    taken, lock = [], threading.Lock()

    def work():
        while batch := take(desk, 7):
            with lock:
                taken.extend(moment.id for moment in batch)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == ids


def test_rows_that_somebody_holds_are_stepped_over(desk, clock):
    """Whoever deletes a row while it holds its dossier is not waited for: no two ever wait for each other."""
    ids = put(desk, 3)
    engine = desk.transactions.engine
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer")
    with engine.begin() as another:
        another.execute(text("SELECT id FROM due WHERE id = :id FOR UPDATE"), {"id": ids[0]})
        batch = take(desk)
        assert [moment.id for moment in batch] == ids[1:]
        another.execute(text("SELECT id FROM due WHERE id = :id FOR UPDATE"), {"id": ids[1]})
        desk.transactions.write(lambda session: give_back(session, batch, clock()))
    assert [claims(desk)[id_] for id_ in ids] == [None, clock() + CLAIM, None]


def test_a_machine_at_fault_is_tried_again_when_the_claim_has_lapsed(desk, app, clock, monkeypatch):
    """No incident, no waiting that grows: a deadlock or a lock that is not free is nobody's mistake."""
    ids = put(desk, 2)
    tried = []

    def busy(at_hand, id_):
        tried.append(id_)
        raise Busy

    monkeypatch.setattr(jobs, "find_kind", lambda name: busy)
    assert [tick(app), tick(app)] == [0, 0]
    assert tried == ids
    clock.now += CLAIM
    assert tick(app) == 0
    assert tried == [*ids, *ids, "later"]
    with desk.transactions.read() as session:
        rows = list(session.scalars(select(Due)))
        assert list(session.scalars(select(Incident))) == []
    assert [(row.attempts, row.next_attempt_at) for row in rows] == [(0, None)] * 3


def test_a_batch_that_takes_long_is_given_back_before_its_claims_lapse(desk, app, monkeypatch):
    put(desk, 5)
    moment = iter([0.0, 0.1, 1.0, 2.0, 2.6, 99.0])
    monkeypatch.setattr(jobs, "monotonic", lambda: next(moment))
    monkeypatch.setattr(jobs, "find_kind", lambda name: lambda at_hand, id_: None)
    assert tick(app) == 3
    assert set(claims(desk).values()) == {None}


def test_a_row_that_goes_while_it_is_put_off_is_no_incident(desk, app, monkeypatch):
    """Between the failure and the note of it, whoever moved the dossier took the timer away."""
    (id_,) = put(desk, 1)

    def gone(at_hand, id_):
        at_hand.transactions.write(lambda session: session.delete(session.get(Due, id_)))
        raise RuntimeError

    monkeypatch.setattr(jobs, "find_kind", lambda name: gone)
    assert tick(app) == 1
    assert id_ not in claims(desk)
    with desk.transactions.read() as session:
        assert list(session.scalars(select(Incident))) == []


def test_a_moment_that_comes_again_at_once_is_not_kept_waiting_by_its_claim(desk, app, clock, monkeypatch):
    put(desk, 1)

    def again(at_hand, id_):
        def move(world, actor, command):
            world.get(Due, id_).due_at = world.now

        at_hand.transactions.perform(move, SYSTEM, None)

    monkeypatch.setattr(jobs, "find_kind", lambda name: again)
    assert [tick(app), tick(app)] == [1, 1]
