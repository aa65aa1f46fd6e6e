"""Years that never work are refused; years that nobody entered are asked for."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sample_calendars import MORNING, OFFICE, WEEK, at, office

from processes.domain.working_time import SessionPeriod, WorkingCalendar, inherited, missing_year
from processes.domain.working_time.errors import YearWithoutWork

IDLE: dict[int, list[object]] = {}


def every(weekday: int, year: int) -> dict[date, str]:
    """Every such weekday of a year, as days off."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    return {day: "Nghỉ" for day in days if day.year == year and day.weekday() == weekday}


def idle_from(first: date, until: date | None = None) -> list[SessionPeriod]:
    """Usual hours, and a time without any."""
    periods = [
        SessionPeriod.build(WEEK, None, first - timedelta(days=1)),
        SessionPeriod.build(IDLE, first, until),
    ]
    return periods if until is None else [*periods, SessionPeriod.build(WEEK, until + timedelta(days=1))]


@pytest.mark.parametrize(
    ("periods", "year"),
    [
        (idle_from(date(2027, 1, 1)), 2027),
        (idle_from(date(2026, 12, 31)), 2027),
        (idle_from(date(2026, 7, 1)), 2027),
        (idle_from(date(2026, 7, 1), date(2028, 3, 1)), 2027),
        (idle_from(date(2026, 7, 1), date(2040, 3, 1)), 2027),
        (
            [SessionPeriod.build(IDLE, None, date(2026, 6, 30)), SessionPeriod.build(WEEK, date(2026, 7, 1))],
            1990,
        ),
    ],
)
def test_a_time_without_sessions_that_holds_a_year(periods: list[SessionPeriod], year: int) -> None:
    with pytest.raises(YearWithoutWork, match=str(year)):
        WorkingCalendar.build(periods)


def test_a_long_break_that_holds_no_year_is_allowed() -> None:
    calendar = WorkingCalendar.build(idle_from(date(2026, 1, 3), date(2027, 12, 30)))
    assert calendar.clock_start(at("2026-01-03T08:00")) == at("2027-12-31T07:30")


def test_two_times_without_sessions_after_each_other_are_one() -> None:
    periods = [
        SessionPeriod.build(WEEK, None, date(2026, 3, 31)),
        SessionPeriod.build(IDLE, date(2026, 4, 1), date(2027, 6, 30)),
        SessionPeriod.build(IDLE, date(2027, 7, 1), date(2028, 2, 1)),
        SessionPeriod.build(WEEK, date(2028, 2, 2)),
    ]
    with pytest.raises(YearWithoutWork, match="2027"):
        WorkingCalendar.build(periods)


def test_a_year_whose_every_working_day_is_a_day_off() -> None:
    with pytest.raises(YearWithoutWork, match="2027"):
        office(weekly={0: MORNING}, days_off=every(0, 2027))


def test_one_make_up_day_is_enough() -> None:
    calendar = office(weekly={0: MORNING}, days_off=every(0, 2027), makeup_days={date(2027, 5, 8): OFFICE})
    assert calendar.clock_start(at("2027-01-04T08:00")) == at("2027-05-08T07:30")


def test_a_year_covered_in_part_may_be_idle_if_another_is_covered() -> None:
    period = SessionPeriod.build(WEEK, date(2026, 12, 31), date(2027, 12, 31))
    calendar = office(weekly=[period], days_off={date(2026, 12, 31): "Nghỉ"})
    assert calendar.clock_start(at("2026-12-31T08:00")) == at("2027-01-01T07:30")


def test_a_calendar_of_one_part_of_a_year_that_never_works() -> None:
    period = SessionPeriod.build({0: MORNING}, date(2027, 2, 1), date(2027, 2, 7))
    with pytest.raises(YearWithoutWork, match="2027"):
        office(weekly=[period], days_off={date(2027, 2, 1): "Nghỉ"})


def test_only_years_with_entries_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []
    plain = WorkingCalendar.is_working_day

    def ask(calendar: WorkingCalendar, day: date) -> bool:
        asked.append(day)
        return plain(calendar, day)

    monkeypatch.setattr(WorkingCalendar, "is_working_day", ask)
    office(days_off={date(2026, 1, 1): "Tết", date(2027, 1, 1): "Tết"})
    assert {day.year for day in asked} == {1990, 1991, 2026, 2027, 2099, 2100}
    assert len(asked) < 20


def days_off(*days: str) -> WorkingCalendar:
    """Usual hours and these days off."""
    return office(days_off={date.fromisoformat(day): "Nghỉ" for day in days})


@pytest.mark.parametrize(
    ("calendar", "today", "year"),
    [
        (days_off(), "2026-05-04", 2026),
        (days_off("2025-12-31", "2027-01-01"), "2026-05-04", 2026),
        (days_off("2026-01-01"), "2026-10-31", None),
        (days_off("2026-01-01"), "2026-11-01", 2027),
        (days_off("2026-01-01"), "2026-12-31", 2027),
        (days_off("2026-01-01"), "2027-01-01", 2027),
        (days_off("2026-01-01", "2027-04-30"), "2026-12-31", None),
        (days_off("2027-01-01"), "2026-11-20", 2026),
        (office(makeup_days={date(2026, 1, 10): 4}), "2026-05-04", 2026),
    ],
    ids=[
        "nothing at all",
        "other years only",
        "the day before it is asked",
        "the first day it is asked",
        "the last day of the year",
        "the year has come",
        "entered",
        "this year before the next",
        "a make-up day is no day off",
    ],
)
def test_the_year_nobody_entered(calendar: WorkingCalendar, today: str, year: int | None) -> None:
    assert missing_year(calendar, date.fromisoformat(today)) == year


@pytest.mark.parametrize("own", [days_off, lambda *days: office(inherits=True)])
def test_days_off_from_above_are_entered(own: Callable[..., WorkingCalendar]) -> None:
    above = days_off("2026-01-01", "2027-01-01")
    today = date(2026, 11, 1)
    calendar = inherited(own(), above)
    assert missing_year(calendar, today) == (None if calendar.inherits else 2026)
    assert missing_year(office(inherits=True), today) == 2026
