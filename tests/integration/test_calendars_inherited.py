"""Calendars down the unit tree: own hours, days off from above, one query, and never an old revision."""

from datetime import date

import pytest
from bench.counting import counted
from desk import Desk

from app.demo.people import COMMUNE, DESK, ECONOMY
from app.persistence.calendars import NoCalendar
from processes.domain.organisation import CalendarRecord, Unit
from processes.domain.working_time import DayKind, missing_year

OFFICE = [["08:00", "12:00"], ["13:00", "17:00"]]
MORNING = [["07:00", "11:00"]]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
LIBERATION, LABOUR, SWAPPED = date(2027, 4, 30), date(2027, 5, 1), date(2027, 5, 8)
HOLIDAY = {"days_off": {"2027-04-30": "Ngày Chiến thắng"}}


def hours(sessions, **more) -> dict:
    """A calendar's data: the same sessions from Monday to Friday."""
    return {"weekly": dict.fromkeys(WEEKDAYS, sessions), **more}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def shelf(desk):
    """The calendars of an installation; ``enter`` gives a unit a calendar of its own."""
    return Shelf(desk)


class Shelf:
    """Calendars entered and asked for, each in a transaction of its own."""

    def __init__(self, desk):
        self.desk = desk

    def enter(self, unit_id, data):
        def keep(world, actor, command):
            unit = world.get(Unit, unit_id)
            record = CalendarRecord(world.new_id(), f"Lịch {unit_id}", data)
            world.add(record)
            world.flush()
            unit.calendar_id = record.id
            return record.id

        return self.desk.perform(keep, self.desk.actor("nam"), None)

    def change(self, calendar_id, data):
        def keep(world, actor, command):
            record = world.get(CalendarRecord, calendar_id)
            record.data, record.revision = data, record.revision + 1

        self.desk.perform(keep, self.desk.actor("nam"), None)

    def point(self, unit_id, calendar_id):
        def keep(world, actor, command):
            world.get(Unit, unit_id).calendar_id = calendar_id

        self.desk.perform(keep, self.desk.actor("nam"), None)

    def of(self, unit_id):
        with self.desk.transactions.read() as session:
            return self.desk.transactions.calendars.of_unit(session, unit_id)


def test_a_unit_keeps_its_hours_and_shares_the_days_off_from_above(shelf):
    shelf.enter(COMMUNE, hours(OFFICE, **HOLIDAY, makeup_days={"2027-05-08": "fri"}))
    shelf.enter(DESK, hours(MORNING, inherits=True, days_off={"2027-05-03": "Sửa nhà"}))
    calendar = shelf.of(DESK)
    assert calendar.opens(date(2027, 4, 29)).hour == 7
    assert calendar.day_reason(LIBERATION) == "Ngày Chiến thắng"
    assert calendar.day_reason(date(2027, 5, 3)) == "Sửa nhà"
    assert calendar.day_kind(SWAPPED) is DayKind.MAKEUP
    assert [f"{one.opens:%H:%M}" for one in calendar.sessions_of(SWAPPED)] == ["07:00"]
    assert shelf.of(COMMUNE).is_working_day(date(2027, 5, 3))
    assert missing_year(calendar, date(2027, 4, 1)) is None


def test_a_calendar_that_does_not_inherit_stands_alone(shelf):
    shelf.enter(COMMUNE, hours(OFFICE, **HOLIDAY))
    shelf.enter(DESK, hours(MORNING))
    assert shelf.of(DESK).is_working_day(LIBERATION)
    assert not shelf.of(ECONOMY).is_working_day(LIBERATION)


def test_days_off_come_down_through_a_calendar_that_inherits_itself(shelf):
    shelf.point(DESK, None)
    shelf.enter(COMMUNE, hours(OFFICE, **HOLIDAY))
    shelf.enter(ECONOMY, hours(OFFICE, inherits=True, days_off={"2027-05-04": "Hội nghị"}))

    def move(world, actor, command):
        world.get(Unit, DESK).parent_id = ECONOMY

    shelf.desk.perform(move, shelf.desk.actor("nam"), None)
    nearest = shelf.of(DESK)
    assert nearest is shelf.of(ECONOMY)
    shelf.enter(DESK, hours(MORNING, inherits=True, makeup_days={"2027-05-04": MORNING}))
    calendar = shelf.of(DESK)
    assert calendar.day_kind(date(2027, 5, 4)) is DayKind.MAKEUP
    assert calendar.day_kind(LIBERATION) is DayKind.DAY_OFF
    shelf.enter(ECONOMY, hours(OFFICE))
    assert shelf.of(DESK).is_working_day(LIBERATION)


def test_a_calendar_that_inherits_where_nothing_is_above_works_by_itself(shelf):
    shelf.enter(COMMUNE, hours(OFFICE, inherits=True, days_off={"2027-05-04": "Hội nghị"}))
    calendar = shelf.of(DESK)
    assert calendar.inherits
    assert calendar.day_reason(date(2027, 5, 4)) == "Hội nghị"
    assert calendar.is_working_day(LIBERATION)


def test_asking_is_one_query_and_builds_nothing_twice(shelf):
    shelf.enter(COMMUNE, hours(OFFICE, **HOLIDAY))
    shelf.enter(DESK, hours(MORNING, inherits=True))
    first = shelf.of(DESK)
    with counted(shelf.desk.transactions.engine) as traffic:
        assert shelf.of(DESK) is first
    assert len(traffic.statements) == 1, traffic.statements


def test_a_change_above_is_seen_below_at_once(shelf):
    above = shelf.enter(COMMUNE, hours(OFFICE, **HOLIDAY))
    own = shelf.enter(DESK, hours(MORNING, inherits=True))
    assert shelf.of(DESK).is_working_day(LABOUR) is False
    shelf.change(above, hours(OFFICE, makeup_days={"2027-05-01": "mon"}))
    assert shelf.of(DESK).is_working_day(LABOUR)
    assert shelf.of(DESK).is_working_day(LIBERATION)
    shelf.change(own, hours(MORNING, inherits=True, days_off={"2027-05-01": "Nghỉ"}))
    assert shelf.of(DESK).day_kind(LABOUR) is DayKind.DAY_OFF
    shelf.change(own, hours(MORNING))
    assert shelf.of(DESK).day_kind(LABOUR) is DayKind.WEEKLY_REST


def test_without_any_calendar_above_there_is_none(shelf):
    shelf.point(COMMUNE, None)
    shelf.point(DESK, None)
    with pytest.raises(NoCalendar):
        shelf.of(DESK)
    with pytest.raises(NoCalendar):
        shelf.of("khong-co")
