"""A changed calendar moves the dossiers that wait: looked at before, counted again one by one after."""

from dataclasses import fields, replace
from datetime import datetime, timedelta

import pytest
from bench.counting import counted
from bench.place import accepted, publish_made
from desk import Desk
from sqlalchemy import select

from app.demo.calendar import calendar_data
from app.demo.commune import CALENDAR
from app.demo.people import DESK
from app.queries.calendar_moves import MOST_SHOWN, moved_promises
from app.queries.calendar_units import calendar_tree
from app.queries.reading import Reading
from processes.actions import calendar_recounts
from processes.actions.calendars import ChangeCalendar, OpenCalendar, change_calendar, open_calendar
from processes.actions.units import ChangeUnit, UnitDetails, change_unit
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident, OutboxMessage
from processes.domain.dossier.work import Due
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import CalendarRecord, Unit
from processes.domain.working_time import calendar_from_dict
from workers.jobs import tick
from workers.post import begin

CODE = "9.300001"
STORM = {"2026-11-18": "Bão số 9"}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def dossiers(desk, clock, app):
    """Three dossiers received on Monday morning."""
    publish_made(desk, CODE, 1)
    clock.at("2026-11-16 09:00")
    ids = [accepted(desk, CODE) for _ in range(3)]
    drain(app)
    return ids


def drain(app):
    while tick(app):
        pass


def rows(desk, of, /, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(**equal)))


def noted(desk, dossier_id):
    return rows(desk, JournalEntry, dossier_id=dossier_id, kind="due_recounted")


def put(desk, change):
    desk.perform(lambda world, actor, command: change(world), SYSTEM, None)


def with_days_off(days):
    data = calendar_data()
    names = {**data["days_off_reason"], **days}
    return {**data, "days_off": sorted(names), "days_off_reason": names}


def change(desk, days=STORM, reason="Công điện của tỉnh", key=CALENDAR):
    (record,) = rows(desk, CalendarRecord, id=key)
    command = ChangeCalendar(key, record.revision, record.name, with_days_off(days), reason)
    return desk.perform(change_calendar, desk.actor("nam"), command)


def looked_ahead(desk, days=STORM):
    """What the preview tells, by code."""
    with desk.transactions.read() as session:
        reading = Reading(session, desk.actor("nam"), desk.clock(), "vi", desk.transactions)
        tree = calendar_tree(reading).with_calendar(CALENDAR, calendar_from_dict(with_days_off(days)))
        return moved_promises(reading, tree, CALENDAR)


def test_what_was_shown_before_is_what_becomes(desk, app, dossiers):
    put(desk, lambda world: setattr(world.get(Dossier, dossiers[2]), "reschedules", 1))
    before = {id_: desk.dossier(id_).due_current for id_ in dossiers}
    day = before[dossiers[2]].strftime("%Y-%m-%d")
    days = {**STORM, day: "Nghỉ thêm"}
    shown = looked_ahead(desk, days)
    assert (shown.looked_at, shown.moved, len(shown.rows)) == (3, 3, 3)
    change(desk, days)
    assert {id_: desk.dossier(id_).due_current for id_ in dossiers} == before
    drain(app)
    after = {desk.dossier(id_).code: desk.dossier(id_).due_current for id_ in dossiers}
    assert {one.code: one.after for one in shown.rows} == after
    assert all(desk.dossier(id_).due_current > before[id_] for id_ in dossiers)


def test_each_dossier_is_counted_again_once_and_its_journal_says_why(desk, app, dossiers):
    before = desk.dossier(dossiers[0]).due_current
    change(desk)
    (entry,) = rows(desk, OfficeEntry, action="change_calendar")
    assert (entry.after["dossiers"], entry.reason) == (3, "Công điện của tỉnh")
    waiting = rows(desk, Due, kind="recount")
    assert {(row.dossier_id, row.node, row.timer_id, row.due_at) for row in waiting} == {
        (id_, CALENDAR, str(entry.seq), entry.at) for id_ in dossiers
    }
    drain(app)
    drain(app)
    assert rows(desk, Due, kind="recount") == []
    for id_ in dossiers:
        (told,) = noted(desk, id_)
        assert told.payload["reason"] == "Công điện của tỉnh"
        moved = [datetime.fromisoformat(told.payload[name]) for name in ("before", "after")]
        assert moved == [before, desk.dossier(id_).due_current]


def test_a_change_before_the_dossiers_turn_is_told_with_it(desk, app, clock, dossiers):
    change(desk, reason="Bão")
    clock.forward(minutes=1)
    change(desk, {**STORM, "2026-11-19": "Lũ"}, reason="Lũ")
    assert len(rows(desk, Due, kind="recount")) == 6
    drain(app)
    (told,) = noted(desk, dossiers[0])
    assert told.payload["reason"] == "Bão; Lũ"


def test_a_new_name_moves_nothing(desk, app, dossiers):
    (record,) = rows(desk, CalendarRecord, id=CALENDAR)
    command = ChangeCalendar(CALENDAR, 1, "Tên khác", record.data, "Sửa chữ")
    desk.perform(change_calendar, desk.actor("nam"), command)
    assert rows(desk, Due, kind="recount") == []


def test_a_dossier_that_ended_meanwhile_is_left_alone(desk, app, dossiers):
    change(desk)
    put(desk, lambda world: setattr(world.get(Dossier, dossiers[0]), "status", "withdrawn"))
    drain(app)
    assert noted(desk, dossiers[0]) == []
    assert len(noted(desk, dossiers[1])) == 1
    assert rows(desk, Due, kind="recount") == []


def test_a_recount_that_breaks_is_told_of_and_tried_again(desk, app, clock, dossiers, monkeypatch):
    def breaks(world, actor, command):
        raise RuntimeError("no")

    change(desk)
    with monkeypatch.context() as patch:
        patch.setattr(calendar_recounts, "recount_dossier", breaks)
        tick(app)
    assert {row.attempts for row in rows(desk, Due, kind="recount")} == {1}
    assert {one.action for one in rows(desk, Incident)} == {"recount_due"}
    clock.forward(minutes=1)
    drain(app)
    assert rows(desk, Due, kind="recount") == []
    assert [len(noted(desk, id_)) for id_ in dossiers] == [1, 1, 1]


def own_calendar(desk, data):
    """The desk gets a calendar of its own."""

    def keep(world):
        world.add(CalendarRecord("cua-quay", "Giờ của quầy", data))
        world.flush()
        world.get(Unit, DESK).calendar_id = "cua-quay"

    put(desk, keep)


def test_heirs_move_with_the_calendar_above(desk, app, dossiers):
    own_calendar(desk, {"weekly": calendar_data()["weekly"], "inherits": True})
    assert looked_ahead(desk).moved == 3
    change(desk)
    drain(app)
    assert [len(noted(desk, id_)) for id_ in dossiers] == [1, 1, 1]


def test_who_inherits_nothing_is_not_moved_from_above(desk, app, dossiers):
    own_calendar(desk, calendar_data())
    assert (looked_ahead(desk).looked_at, looked_ahead(desk).moved) == (0, 0)
    change(desk)
    assert rows(desk, Due, kind="recount") == []


def test_the_preview_reads_a_few_times_however_many_wait(desk, app, dossiers):
    with counted(desk.transactions.engine) as few:
        looked_ahead(desk)
    with desk.transactions.read() as session:
        session.expunge_all()
    assert MOST_SHOWN == 100
    assert len(few.statements) <= 12


def test_queueing_takes_no_statement_for_each_dossier(desk, app, dossiers):
    def queue(world, actor, command):
        calendar_recounts.queue_recounts(world, CALENDAR, 1, dossiers * 200)

    with counted(desk.transactions.engine) as traffic:
        desk.perform(queue, SYSTEM, None)
    assert len(rows(desk, Due, kind="recount")) == 600
    assert len(traffic.statements) <= 10


def year_mails(desk):
    return rows(desk, OutboxMessage, kind="year_missing")


def test_administrators_hear_once_of_a_year_without_days_off(desk, app, clock):
    clock.at("2027-10-31 23:00")
    begin(app)
    begin(app)
    drain(app)
    assert year_mails(desk) == []
    (row,) = rows(desk, Due, kind="year")
    assert row.due_at == clock.at("2027-11-01 08:00")
    drain(app)
    (mail,) = year_mails(desk)
    assert mail.recipient == "nam@tanhoadong.example"
    assert "2028" in mail.subject
    assert f"/quan-tri/lich/{CALENDAR}/de-xuat?year=2028" in mail.body
    for _ in range(3):
        clock.now += timedelta(days=1)
        drain(app)
    assert len(year_mails(desk)) == 1
    clock.at("2028-01-02 08:00")
    drain(app)
    assert len(year_mails(desk)) == 1


def test_a_year_that_was_entered_is_not_told_of(desk, app, clock):
    clock.at("2027-11-05 09:00")
    change(desk, {"2028-01-03": "Tết Dương lịch"})
    begin(app)
    drain(app)
    assert year_mails(desk) == []


def test_a_unit_that_gets_another_calendar_has_its_dossiers_counted_again(desk, dossiers, app):
    opened = OpenCalendar("Giờ của xã có bão", with_days_off(STORM))
    calendar = desk.perform(open_calendar, desk.actor("nam"), opened)
    (unit,) = rows(desk, Unit, id=DESK)
    details = UnitDetails(**{one.name: getattr(unit, one.name) for one in fields(UnitDetails)})
    command = ChangeUnit(DESK, replace(details, calendar_id=calendar.id), reason="Xã có lịch riêng")
    before = {id_: desk.dossier(id_).due_current for id_ in dossiers}
    desk.perform(change_unit, desk.actor("nam"), command)
    drain(app)
    for id_ in dossiers:
        assert desk.dossier(id_).due_current == before[id_] + timedelta(days=1)
        (entry,) = noted(desk, id_)
        assert entry.payload["reason"] == "Xã có lịch riêng"
    assert rows(desk, Due, kind="recount") == []
    renamed = replace(command, details=replace(command.details, phone="0221 000 000"), reason="")
    desk.perform(change_unit, desk.actor("nam"), renamed)
    assert rows(desk, Due, kind="recount") == []
