"""A unit's own calendar on top of the one above: date by date its own entry wins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_calendars import COMMUNE, MORNING, OFFICE, WEEK, at, office

from processes.domain.working_time import (
    DayKind,
    SessionPeriod,
    WorkingCalendar,
    calendar_from_dict,
    calendar_to_dict,
    inherited,
)
from processes.domain.working_time.errors import CalendarDataBroken

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
DESK = dict.fromkeys(range(6), MORNING)


def unit(**parts: object) -> WorkingCalendar:
    """A calendar that inherits: mornings from Monday to Saturday."""
    return office(**{"weekly": DESK, "inherits": True, **parts})


def test_days_off_come_from_above_and_hours_do_not() -> None:
    calendar = inherited(unit(), COMMUNE)
    assert calendar.days_off == COMMUNE.days_off
    assert calendar.day_reason(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert calendar.close(date(2026, 11, 23)) == at("2026-11-23T11:30")
    assert calendar.is_working_day(SATURDAY)


def test_a_calendar_that_does_not_inherit_stays_itself() -> None:
    own = office(weekly=DESK)
    assert inherited(own, COMMUNE) is own


def test_hours_zone_and_length_of_the_day_stay_the_units_own() -> None:
    own = unit(day_minutes=240, reception_only={6: MORNING}, zone="Asia/Bangkok")
    calendar = inherited(own, COMMUNE)
    assert calendar.day_minutes == 240
    assert calendar.zone is own.zone
    assert calendar.reception_of(date(2026, 11, 22)) == own.reception_of(date(2026, 11, 22)) != ()
    assert calendar.inherits


def test_its_own_make_up_day_beats_a_day_off_from_above() -> None:
    calendar = inherited(unit(makeup_days={FRIDAY: OFFICE}), office(days_off={FRIDAY: "Lễ"}))
    assert calendar.day_kind(FRIDAY) is DayKind.MAKEUP
    assert calendar.days_off == {}
    assert calendar.close(FRIDAY) == at("2026-11-20T17:00")


def test_its_own_day_off_beats_a_make_up_day_from_above() -> None:
    calendar = inherited(unit(days_off={SATURDAY: "Nghỉ tại chỗ"}), office(makeup_days={SATURDAY: 4}))
    assert calendar.day_kind(SATURDAY) is DayKind.DAY_OFF
    assert calendar.makeup_days == {}
    assert calendar.day_reason(SATURDAY) == "Nghỉ tại chỗ"


def test_its_own_reason_beats_the_reason_from_above() -> None:
    calendar = inherited(unit(days_off={FRIDAY: "Của mình"}), office(days_off={FRIDAY: "Ở trên"}))
    assert calendar.day_reason(FRIDAY) == "Của mình"


def test_a_make_up_day_from_above_works_the_units_own_hours_of_that_weekday() -> None:
    calendar = inherited(unit(), office(makeup_days={SATURDAY: 4, date(2026, 11, 22): OFFICE}))
    assert calendar.close(SATURDAY) == at("2026-11-21T11:30")
    assert calendar.close(date(2026, 11, 22)) == at("2026-11-22T17:00")


def test_a_unit_without_hours_on_that_weekday_has_nothing_to_make_up_for() -> None:
    own = unit(weekly=dict.fromkeys((0, 1, 2, 3, 5), OFFICE))
    calendar = inherited(own, office(makeup_days={SATURDAY: 4, date(2026, 11, 22): 4}))
    assert calendar.makeup_days == {}
    assert calendar.day_kind(SATURDAY) is DayKind.WORKING
    assert calendar.day_kind(date(2026, 11, 22)) is DayKind.WEEKLY_REST


def test_a_make_up_day_from_above_outside_the_units_own_periods_is_left_out() -> None:
    own = office(weekly=[SessionPeriod.build(WEEK, date(2027, 1, 1))], inherits=True)
    calendar = inherited(own, office(makeup_days={SATURDAY: 4}, days_off={FRIDAY: "Lễ"}))
    assert calendar.makeup_days == {}
    assert calendar.clock_start(at("2027-01-04T08:00")) == at("2027-01-04T08:00")


def test_what_two_people_entered_apart_never_stops_a_desk() -> None:
    """Together the two leave no Monday of the year; the calendar then says the next year's."""
    mondays = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(52)]
    calendar = inherited(unit(weekly={0: OFFICE}), office(days_off=dict.fromkeys(mondays, "Nghỉ")))
    assert calendar.clock_start(at("2026-01-05T08:00")) == at("2027-01-04T07:30")


DAYS = st.integers(0, 30).map(lambda number: date(2026, 11, 1) + timedelta(days=number))
ENTRIES = st.dictionaries(DAYS, st.sampled_from(["nghỉ", "lễ", 0, 4]), max_size=12)


def entered(entries: dict[date, str | int], inherits: bool = True) -> WorkingCalendar:
    """A calendar whose days off are texts and whose make-up days are weekdays."""
    off = {day: value for day, value in entries.items() if isinstance(value, str)}
    makeup = {day: value for day, value in entries.items() if isinstance(value, int)}
    return office(days_off=off, makeup_days=makeup, inherits=inherits)


def entries_of(calendar: WorkingCalendar) -> dict[date, object]:
    """Every entry of a calendar by date; no date twice."""
    assert not calendar.days_off.keys() & calendar.makeup_days.keys()
    return {**calendar.days_off, **calendar.makeup_days}


@given(ENTRIES, ENTRIES, ENTRIES)
def test_the_nearest_entry_of_a_date_wins_down_the_whole_chain(
    lowest: dict[date, str | int], middle: dict[date, str | int], highest: dict[date, str | int]
) -> None:
    chain = [entered(lowest), entered(middle), entered(highest, inherits=False)]
    result = inherited(chain[0], inherited(chain[1], chain[2]))
    assert entries_of(result) == {**highest, **middle, **lowest}
    assert list(result.days_off) == sorted(result.days_off)
    assert entries_of(inherited(inherited(chain[0], chain[1]), chain[2])) == entries_of(result)


def test_the_flag_is_kept_as_data() -> None:
    data = calendar_to_dict(unit())
    assert data["inherits"] is True
    assert calendar_to_dict(calendar_from_dict(data)) == data
    assert calendar_from_dict({"weekly": {"mon": [["07:00", "11:00"]]}}).inherits is False


@pytest.mark.parametrize("flag", [None, 1, "true", "", []])
def test_a_flag_that_is_neither_true_nor_false_is_refused(flag: object) -> None:
    with pytest.raises(CalendarDataBroken, match="inherits"):
        calendar_from_dict({"weekly": {"mon": [["07:00", "11:00"]]}, "inherits": flag})
