"""Timers of a machine that slept, of a worker that was stopped, and under clocks that jump."""

from datetime import timedelta

import pytest
from timed_desk import TimedDesk
from timer_diagram import Spans
from visitor import Visitor

from app.persistence.claims import Moment
from app.services import services
from processes.domain.dossier.records import Incident
from workers.jobs import act_on, tick


@pytest.fixture
def desk(app, clock):
    made = TimedDesk(app, clock)
    made.publish(Spans('duration("PT2H")', 'duration("PT3H")', 'duration("PT1H")', 'duration("PT4H")'))
    return made


def work_off(desk):
    while tick(desk.app):
        pass
    with desk.transactions.read() as session:
        assert session.query(Incident).all() == []


def test_each_timer_fires_at_its_moment_and_not_before(desk, clock):
    dossier_id = desk.file()
    due = desk.timers(dossier_id)["call"].due_at
    clock.now = due - timedelta(seconds=1)
    work_off(desk)
    assert desk.fired(dossier_id) == []
    clock.now = due
    work_off(desk)
    work_off(desk)
    assert desk.fired(dossier_id) == ["call"]
    (row,) = desk.dues(dossier_id=dossier_id, kind="timer", node="call")
    assert (row.fired_at, row.late_seconds) == (due, 0)
    assert "late" not in desk.entries(dossier_id, "timer_fired")[0].payload


def test_a_machine_that_slept_for_a_day_fires_all_once_in_their_order(desk, clock):
    asleep, at_work = desk.file(), desk.file()
    desk.receive(at_work)
    clock.forward(hours=3)
    work_off(desk)
    assert set(desk.timers(at_work)) == {"remind", "limit"}
    clock.forward(days=1)
    work_off(desk)
    assert desk.fired(asleep) == ["call"]
    assert desk.fired(at_work) == ["wait", "remind", "limit"]
    _, remind, limit = desk.entries(at_work, "timer_fired")
    assert (remind.payload["late"], limit.payload["late"]) == (23 * 3600, 20 * 3600)
    # The next round of the loop has begun, with the whole of its time.
    moments = {name: due.due_at for name, due in desk.timers(at_work).items()}
    assert moments == {"remind": clock() + timedelta(hours=1), "limit": clock() + timedelta(hours=4)}


def test_the_page_of_the_dossier_says_how_late(desk, clock):
    dossier_id = desk.file()
    clock.forward(hours=7, minutes=30)
    work_off(desk)
    visitor = Visitor(desk.app)
    visitor.log_in("bao")
    assert "trễ 5 giờ" in visitor.get(f"/xu-ly/{dossier_id}/dien-bien").main


def test_a_worker_stopped_for_a_week_finds_everything_and_says_how_late(desk, clock):
    ids = [desk.file() for _ in range(3)]
    for dossier_id in ids:
        desk.receive(dossier_id)
    clock.forward(days=7)
    work_off(desk)
    for dossier_id in ids:
        assert desk.fired(dossier_id) == ["wait"]
        (row,) = [due for due in desk.dues(dossier_id=dossier_id, kind="timer") if due.fired_at]
        assert row.late_seconds == 7 * 86400 - 3 * 3600
    for _ in range(5):
        clock.forward(hours=4)
        work_off(desk)
    assert desk.fired(ids[0]) == ["wait", *["remind", "limit"] * 5]


def test_a_clock_put_back_neither_repeats_nor_loses(desk, clock):
    dossier_id = desk.file()
    desk.receive(dossier_id)
    due = desk.timers(dossier_id)["wait"].due_at
    clock.now = due
    work_off(desk)
    clock.forward(hours=-1)
    work_off(desk)
    assert desk.fired(dossier_id) == ["wait"]
    (claimed,) = [
        each.claimed_until for each in desk.dues(dossier_id=dossier_id, kind="timer") if each.fired_at
    ]
    assert claimed is not None
    clock.now = due + timedelta(hours=1)
    work_off(desk)
    assert desk.fired(dossier_id) == ["wait", "remind"]


def test_the_earlier_timer_goes_first_whoever_took_the_later(desk, clock):
    dossier_id = desk.file()
    desk.receive(dossier_id)
    clock.forward(hours=3)
    work_off(desk)
    later = desk.timers(dossier_id)["limit"]
    clock.forward(days=1)
    assert act_on(services(desk.app), Moment(later.id, "timer", later.due_at))
    assert desk.fired(dossier_id) == ["wait", "remind", "limit"]
