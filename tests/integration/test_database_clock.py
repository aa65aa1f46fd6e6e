"""A worker's clock against the database's: it fires nothing before the others would, and people see it."""

from datetime import timedelta

import pytest
from timed_desk import TimedDesk
from timer_diagram import Spans
from visitor import Visitor

from app.persistence.database import db
from app.persistence.database_clock import TOLERATED, clock_ahead
from app.persistence.heartbeat import Sign, beat, signs
from app.services import real_clock, services
from app.web.factory import create_app
from workers.clock import _compare_clocks
from workers.jobs import tick
from workers.machine_clock import MachineClock


def test_the_difference_is_measured(app, database):
    with services(app).transactions.read() as session:
        found = [
            clock_ahead(session, lambda ahead=ahead: real_clock() + ahead)
            for ahead in (timedelta(), TOLERATED * 5)
        ]
    if database == "sqlite":
        assert found == [None, None]
        return
    right, wrong = found
    assert abs(right) < TOLERATED
    assert abs(wrong - TOLERATED * 5) < TOLERATED


def test_a_worker_that_is_ahead_does_not_fire_early(app, database):
    if database == "sqlite":
        pytest.skip("there is one clock")
    desk = TimedDesk(app, real_clock)
    desk.transactions.clock = real_clock
    desk.publish(Spans(call='duration("PT30M")'))
    dossier_id = desk.file()
    clock = MachineClock(lambda: real_clock() + timedelta(hours=1))
    ahead = create_app(services(app).settings, clock)
    _compare_clocks(ahead)
    while tick(ahead):
        pass
    with ahead.app_context():
        db.engine.dispose()
    assert set(desk.timers(dossier_id)) == {"call"}
    assert desk.fired(dossier_id) == []


def test_signs_tell_who_leads_and_whose_clock_is_wrong(app, clock):
    now = clock()
    made = [
        Sign("a:1", now, now, True, timedelta(seconds=7.5)),
        Sign("b:2", now, now, False, timedelta(milliseconds=-20)),
        Sign("c:3", now, now),
        Sign("gone:4", now, now - timedelta(minutes=2)),
    ]
    for sign in made:
        services(app).transactions.write(lambda session, sign=sign: beat(session, sign))
    with services(app).transactions.read() as session:
        assert signs(session, now) == tuple(made[:3])
    taken_over = [
        Sign("a:1", now, now, False, made[0].ahead),
        Sign("b:2", now, now, True, made[1].ahead),
        made[2],
    ]
    services(app).transactions.write(lambda session: beat(session, taken_over[1]))
    with services(app).transactions.read() as session:
        assert signs(session, now) == tuple(taken_over)
    visitor = Visitor(app)
    visitor.log_in("nam")
    page = visitor.get("/quan-tri/he-thong").main
    assert "a:1" in page
    assert "đồng hồ nhanh 8 giây" in page
    assert "gone:4" not in page
    assert "Chỉnh giờ của máy" in page
