"""A calendar as JSON data and back, and data that is broken."""

import json
from datetime import date

import pytest
from sample_calendars import MORNING, WEEK, at

from processes.domain.working_time import (
    CalendarRefused,
    SessionPeriod,
    WorkingCalendar,
    calendar_from_dict,
    calendar_to_dict,
)
from processes.domain.working_time.errors import CalendarDataBroken, DayMinutesRefused

FULL = WorkingCalendar.build(
    [
        SessionPeriod.build(WEEK, None, date(2026, 3, 31)),
        SessionPeriod.build({0: MORNING}, date(2026, 4, 1)),
    ],
    days_off={date(2026, 1, 1): "Tết Dương lịch"},
    makeup_days={date(2026, 1, 10): 4, date(2026, 1, 17): MORNING},
    reception_only={5: MORNING},
    day_minutes=420,
)


def test_there_and_back_through_json() -> None:
    data = calendar_to_dict(FULL)
    again = calendar_from_dict(json.loads(json.dumps(data)))
    assert calendar_to_dict(again) == data
    assert (again.periods, again.days_off, again.makeup_days) == (
        FULL.periods,
        FULL.days_off,
        FULL.makeup_days,
    )
    assert (again.reception_only, again.day_minutes, again.zone) == (FULL.reception_only, 420, FULL.zone)


def test_days_off_as_a_list_take_their_reasons_from_beside() -> None:
    data = {
        "weekly": {"mon": [["07:00", "11:00"]]},
        "days_off": ["2026-01-05", "2026-01-12"],
        "days_off_reason": {"2026-01-05": "Hoán đổi"},
        "valid_from": "2026-01-01",
    }
    calendar = calendar_from_dict(data)
    assert calendar.day_reason(date(2026, 1, 5)) == "Hoán đổi"
    assert calendar.day_reason(date(2026, 1, 12)) == ""
    assert calendar.clock_start(at("2026-01-02T08:00")) == at("2026-01-19T07:00")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"weekly": None}, "weekly"),
        ({"weekly": []}, "weekly"),
        ({"weekly": {"monday": []}}, "weekly.monday"),
        ({"weekly": {"mon": "07:00"}}, "weekly.mon"),
        ({"weekly": {"mon": [["07:00"]]}}, "weekly.mon"),
        ({"weekly": {"mon": [["07:00", 11]]}}, "weekly.mon: 11"),
        ({"weekly": {"mon": [["07:00", "25:00"]]}}, "weekly.mon: 25:00"),
        ({"periods": {}}, "periods"),
        ({"periods": [3]}, "periods"),
        ({"valid_from": "soon"}, "valid_from: soon"),
        ({"days_off": 3}, "days_off"),
        ({"days_off": ["2026-02-30"]}, "days_off: 2026-02-30"),
        ({"days_off": [[]]}, "days_off"),
        ({"days_off": [], "days_off_reason": 3}, "days_off_reason"),
        ({"makeup_days": []}, "makeup_days"),
        ({"makeup_days": {"2026-01-10": "friday"}}, "makeup_days.2026-01-10.friday"),
        ({"makeup_days": {"x": "fri"}}, "makeup_days: x"),
        ({"reception_only": 4}, "reception_only"),
        ({"zone": 7}, "zone"),
    ],
    ids=str,
)
def test_broken_data_names_the_field(fields: dict[str, object], place: str) -> None:
    with pytest.raises(CalendarDataBroken) as caught:
        calendar_from_dict({"weekly": {"mon": [["07:00", "11:00"]]}, **fields})
    assert place in str(caught.value)


@pytest.mark.parametrize("data", [None, 3, [], "x"])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(CalendarRefused):
        calendar_from_dict(data)


@pytest.mark.parametrize("minutes", ["480", None, True, 1.5])
def test_day_minutes_are_a_number(minutes: object) -> None:
    with pytest.raises(DayMinutesRefused):
        calendar_from_dict({"weekly": {"mon": [["07:00", "11:00"]]}, "day_minutes": minutes})
