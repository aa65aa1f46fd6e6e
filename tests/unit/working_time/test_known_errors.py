"""The errors of products in use today, one test for each: what they promised, and what is right (§10)."""

from datetime import date, time

import pytest
from sample_calendars import COMMUNE, MORNING, WEEK, at, office

from processes.domain.working_time import (
    CalendarRefused,
    Mode,
    OutsideCalendar,
    Pause,
    TimeLimit,
    allowed_minutes,
    calendar_from_dict,
    due_at,
    explain,
    used_minutes,
)

ONE_DAY, TWO_DAYS = TimeLimit(Mode.SAME_CLOCK, 1), TimeLimit(Mode.SAME_CLOCK, 2)
EIGHT_HOURS = TimeLimit(Mode.HOURS, 8)
SEVEN_HOURS = [(time(8), time(11, 30)), (time(13), time(16, 30))]
SATURDAY_MORNING = office(weekly={**WEEK, 5: MORNING})
DAY_LIMITS = [TimeLimit(Mode.END_OF_DAY, 1), TimeLimit(Mode.CALENDAR_DAYS, 1)]


def test_a_day_of_seven_hours_is_not_counted_as_eight() -> None:
    seven = office(weekly=dict.fromkeys(range(5), SEVEN_HOURS), day_minutes=420)
    assert allowed_minutes(seven, TWO_DAYS) == 840
    assert due_at(seven, at("2026-11-16T08:00"), TWO_DAYS) == at("2026-11-17T16:30")
    assert due_at(seven, at("2026-11-16T10:00"), TWO_DAYS) == at("2026-11-18T10:00")


@pytest.mark.parametrize("limit", [ONE_DAY, *DAY_LIMITS])
def test_receipt_on_a_holiday_starts_the_clock_after_it(limit: TimeLimit) -> None:
    """24/11 is a holiday on a Tuesday: the clock starts on Wednesday, wherever in the day it was sent."""
    days = {Mode.SAME_CLOCK: "2026-11-25T17:00"}
    for sent in ("2026-11-24T00:00", "2026-11-24T09:00", "2026-11-24T23:59"):
        assert COMMUNE.clock_start(at(sent)) == at("2026-11-25T07:30")
        assert due_at(COMMUNE, at(sent), limit) == at(days.get(limit.mode, "2026-11-26T17:00"))


def test_receipt_on_a_make_up_saturday_starts_the_clock_there_and_then() -> None:
    assert COMMUNE.clock_start(at("2026-08-22T09:00")) == at("2026-08-22T09:00")
    assert due_at(COMMUNE, at("2026-08-22T09:00"), ONE_DAY) == at("2026-08-24T09:00")
    assert due_at(COMMUNE, at("2026-08-22T09:00"), TimeLimit(Mode.SAME_DAY)) == at("2026-08-22T17:00")


@pytest.mark.parametrize(
    ("limit", "start", "due"),
    [
        (EIGHT_HOURS, "2026-11-20T15:30", "2026-11-23T10:00"),
        (ONE_DAY, "2026-11-20T13:00", "2026-11-21T11:30"),
        (TimeLimit(Mode.END_OF_DAY, 1), "2026-11-20T15:30", "2026-11-21T11:30"),
        (TimeLimit(Mode.CALENDAR_DAYS, 1), "2026-11-20T15:30", "2026-11-21T11:30"),
        (TimeLimit(Mode.MONTHS, 1), "2026-10-21T09:00", "2026-11-21T11:30"),
    ],
)
def test_a_half_day_saturday_promises_no_time_when_the_office_is_shut(
    limit: TimeLimit, start: str, due: str
) -> None:
    assert due_at(SATURDAY_MORNING, at(start), limit) == at(due)


def test_same_day_on_a_half_day_closes_at_noon_although_the_cutoff_is_later() -> None:
    assert due_at(SATURDAY_MORNING, at("2026-11-21T11:00"), TimeLimit(Mode.SAME_DAY)) == at(
        "2026-11-21T11:30"
    )


def test_a_make_up_day_works_its_own_hours_not_those_of_its_weekday() -> None:
    calendar = office(weekly={**WEEK, 5: MORNING}, makeup_days={date(2026, 11, 21): 4})
    assert calendar.elapsed(at("2026-11-21T00:00"), at("2026-11-22T00:00")) == 480
    assert due_at(calendar, at("2026-11-20T15:30"), EIGHT_HOURS) == at("2026-11-21T15:30")
    short = office(makeup_days={date(2026, 11, 21): [(time(8), time(10))]})
    assert due_at(short, at("2026-11-20T15:30"), EIGHT_HOURS) == at("2026-11-23T13:30")


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (EIGHT_HOURS, "2026-11-18T16:00"),
        (ONE_DAY, "2026-11-18T16:00"),
        (TimeLimit(Mode.END_OF_DAY, 1), "2026-11-19T17:00"),
        (TimeLimit(Mode.CALENDAR_DAYS, 1), "2026-11-18T17:00"),
        (TimeLimit(Mode.SAME_DAY), "2026-11-18T17:00"),
    ],
)
def test_an_evening_resubmission_does_not_count_the_evening(limit: TimeLimit, due: str) -> None:
    """One hour used on Monday, the supplement sent on Tuesday at 21:15: the clock runs again on Wednesday."""
    start, pause = at("2026-11-16T09:00"), Pause(at("2026-11-16T10:00"), at("2026-11-17T21:15"))
    assert due_at(COMMUNE, start, limit, [pause]) == at(due)
    assert used_minutes(COMMUNE, start, at("2026-11-18T07:30"), [pause]) == 60


@pytest.mark.parametrize("limit", [EIGHT_HOURS, ONE_DAY])
def test_a_pause_over_night_takes_nothing_and_gives_nothing(limit: TimeLimit) -> None:
    start, pause = at("2026-11-16T09:00"), Pause(at("2026-11-16T17:00"), at("2026-11-17T07:30"))
    assert due_at(COMMUNE, start, limit, [pause]) == due_at(COMMUNE, start, limit) == at("2026-11-17T09:00")
    told = explain(COMMUNE, start, limit, [pause], at("2026-11-17T08:30"))
    assert (told.used, told.left) == (450, 30)


@pytest.mark.parametrize("limit", [ONE_DAY, *DAY_LIMITS])
def test_a_holiday_right_after_receipt_counts_for_nothing(limit: TimeLimit) -> None:
    """Monday evening before the holiday of Tuesday: the clock starts on Wednesday."""
    due = {Mode.SAME_CLOCK: "2026-11-25T17:00"}.get(limit.mode, "2026-11-26T17:00")
    assert due_at(COMMUNE, at("2026-11-23T18:00"), limit) == at(due)
    told = explain(COMMUNE, at("2026-11-23T18:00"), limit, [], at("2026-11-25T07:30"))
    assert told.used == 0


@pytest.mark.parametrize(
    "data",
    [
        {"weekly": {}},
        {"weekly": {"mon": []}},
        {"weekly": {}, "reception_only": {"sat": [["07:30", "11:30"]]}},
        {"periods": []},
        {},
    ],
)
def test_an_empty_calendar_is_refused_and_does_not_make_every_day_count(data: dict[str, object]) -> None:
    with pytest.raises(CalendarRefused):
        calendar_from_dict(data)


def test_a_calendar_that_ends_is_said_and_not_counted_on() -> None:
    ends = calendar_from_dict({"weekly": {"mon": [["07:30", "11:30"]]}, "valid_to": "2026-11-30"})
    with pytest.raises(OutsideCalendar, match="30/11/2026"):
        due_at(ends, at("2026-11-16T09:00"), TimeLimit(Mode.SAME_CLOCK, 30))


@pytest.mark.parametrize("minute", range(0, 60, 7))
def test_nothing_is_rounded_to_a_quarter_of_an_hour(minute: int) -> None:
    start = at(f"2026-11-16T09:{minute:02}")
    pause = Pause(at("2026-11-16T10:01"), at("2026-11-16T10:04"))
    assert due_at(COMMUNE, start, EIGHT_HOURS) == at(f"2026-11-17T09:{minute:02}")
    assert due_at(COMMUNE, start, EIGHT_HOURS, [pause]) == at(f"2026-11-17T09:{minute + 3:02}")
