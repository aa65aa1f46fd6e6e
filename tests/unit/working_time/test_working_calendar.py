"""Counting on a calendar: clock start, add, subtract, elapsed, and what a day is."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

import pytest
from sample_calendars import COMMUNE, MORNING, OFFICE, WEEK, ZONE, at, office

from processes.domain.working_time import DayKind, OutsideCalendar, Session, SessionPeriod, WorkingCalendar
from processes.domain.working_time.errors import DayDoesNotWork


@pytest.mark.parametrize(
    ("moment", "starts"),
    [
        ("2026-11-16T06:00", "2026-11-16T07:30"),
        ("2026-11-16T07:30", "2026-11-16T07:30"),
        ("2026-11-16T11:30", "2026-11-16T13:00"),
        ("2026-11-16T12:10", "2026-11-16T13:00"),
        ("2026-11-16T16:59", "2026-11-16T16:59"),
        ("2026-11-16T17:00", "2026-11-17T07:30"),
        ("2026-11-20T21:00", "2026-11-23T07:30"),
        ("2026-11-24T10:00", "2026-11-25T07:30"),
        ("2026-08-22T10:00", "2026-08-22T10:00"),
    ],
    ids=[
        "early",
        "opening",
        "lunch starts",
        "lunch",
        "last minute",
        "closing",
        "weekend",
        "holiday",
        "make-up",
    ],
)
def test_clock_start(moment: str, starts: str) -> None:
    assert COMMUNE.clock_start(at(moment)) == at(starts)


def test_a_sum_that_falls_on_the_end_of_a_session_stays_there() -> None:
    assert COMMUNE.add(at("2026-11-16T07:30"), 480) == at("2026-11-16T17:00")
    assert COMMUNE.add(at("2026-11-16T07:30"), 240) == at("2026-11-16T11:30")
    assert COMMUNE.add(at("2026-11-16T07:30"), 241) == at("2026-11-16T13:01")


def test_subtract_mirrors_add() -> None:
    assert COMMUNE.subtract(at("2026-11-16T17:00"), 480) == at("2026-11-16T07:30")
    assert COMMUNE.subtract(at("2026-11-16T09:15"), 480) == at("2026-11-13T09:15")
    assert COMMUNE.subtract(at("2026-11-25T07:30"), 1) == at("2026-11-23T16:59")
    assert COMMUNE.subtract(at("2026-01-01T07:30"), 480 * 261) == at("2025-01-01T07:30")


def test_nothing_added_leaves_the_moment() -> None:
    assert COMMUNE.add(at("2026-11-15T12:00"), 0) == at("2026-11-15T12:00")
    assert COMMUNE.subtract(at("2026-11-15T12:00"), 0) == at("2026-11-15T12:00")
    with pytest.raises(ValueError, match="negative"):
        COMMUNE.add(at("2026-11-16T09:00"), -1)


def test_elapsed_across_years_is_the_sum_of_its_years() -> None:
    whole = COMMUNE.elapsed(at("2024-03-04T09:00"), at("2029-07-05T10:00"))
    cuts = ["2024-03-04T09:00", "2025-01-01T00:00", "2026-08-22T09:00", "2029-07-05T10:00"]
    assert whole == sum(COMMUNE.elapsed(at(a), at(b)) for a, b in pairwise(cuts))
    assert COMMUNE.add(at("2024-03-04T09:00"), whole) == at("2029-07-05T10:00")
    assert COMMUNE.elapsed(at("2029-07-05T10:00"), at("2024-03-04T09:00")) == 0


def test_seconds_are_cut_off() -> None:
    late = at("2026-11-16T09:00") + timedelta(seconds=59, microseconds=5)
    assert COMMUNE.clock_start(late) == at("2026-11-16T09:00")
    assert COMMUNE.elapsed(late, at("2026-11-16T09:01")) == 1


def test_moments_of_any_zone_go_in_and_the_calendars_zone_comes_out() -> None:
    for zone in (UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=7))):
        started = COMMUNE.clock_start(at("2026-11-16T09:00").astimezone(zone))
        assert started == at("2026-11-16T09:00")
        assert started.tzinfo is ZONE


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        COMMUNE.clock_start(datetime(2026, 11, 16, 9))  # noqa: DTZ001


def test_a_make_up_day_goes_before_the_week() -> None:
    own = office(makeup_days={date(2026, 11, 21): MORNING, date(2026, 11, 18): MORNING})
    assert own.sessions_of(date(2026, 11, 21)) == (Session(*MORNING[0]),)
    assert own.close(date(2026, 11, 18)) == at("2026-11-18T11:30")
    assert COMMUNE.sessions_of(date(2026, 8, 22)) == tuple(Session(*pair) for pair in OFFICE)


def test_kinds_and_reasons_of_days() -> None:
    kinds = {
        day: COMMUNE.day_kind(date.fromisoformat(day)) for day in ("2026-11-23", "2026-11-24", "2026-11-22")
    }
    assert list(kinds.values()) == [DayKind.WORKING, DayKind.DAY_OFF, DayKind.WEEKLY_REST]
    assert COMMUNE.day_kind(date(2026, 8, 22)) is DayKind.MAKEUP
    assert COMMUNE.day_reason(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert COMMUNE.day_reason(date(2026, 11, 22)) is None


def test_opening_and_closing_of_a_day() -> None:
    assert COMMUNE.opens(date(2026, 11, 23)) == at("2026-11-23T07:30")
    assert COMMUNE.close(date(2026, 11, 23)) == at("2026-11-23T17:00")
    with pytest.raises(DayDoesNotWork, match="24/11/2026"):
        COMMUNE.close(date(2026, 11, 24))
    assert not COMMUNE.is_working_day(date(2026, 11, 24))
    assert COMMUNE.next_working_day(date(2026, 11, 23)) == date(2026, 11, 25)
    assert COMMUNE.working_days(date(2026, 11, 20), date(2026, 11, 25)) == 2


def test_a_half_day_saturday_counts_and_closes_at_noon() -> None:
    half = office(weekly={**WEEK, 5: MORNING})
    assert half.add(at("2026-11-20T15:30"), 480) == at("2026-11-23T10:00")
    assert half.close(date(2026, 11, 21)) == at("2026-11-21T11:30")


def test_reception_sessions_receive_and_never_count() -> None:
    desk = office(reception_only={5: MORNING}, days_off={date(2026, 11, 28): "Nghỉ"})
    assert desk.elapsed(at("2026-11-21T00:00"), at("2026-11-22T00:00")) == 0
    assert not desk.is_working_day(date(2026, 11, 21))
    assert desk.reception_of(date(2026, 11, 21)) == (Session(*MORNING[0]),)
    assert desk.reception_of(date(2026, 11, 28)) == ()
    assert len(desk.reception_of(date(2026, 11, 20))) == 2


def test_hours_may_change_from_a_date_on() -> None:
    short = {weekday: [(time(8), time(11)), (time(13), time(17))] for weekday in range(5)}
    calendar = WorkingCalendar.build(
        [
            SessionPeriod.build(short, valid_from=date(2026, 11, 18)),
            SessionPeriod.build(WEEK, valid_to=date(2026, 11, 17)),
        ]
    )
    assert calendar.opens(date(2026, 11, 17)) == at("2026-11-17T07:30")
    assert calendar.opens(date(2026, 11, 18)) == at("2026-11-18T08:00")
    assert calendar.add(at("2026-11-17T07:30"), 481) == at("2026-11-18T08:01")


def test_a_calendar_ends_where_its_last_period_ends() -> None:
    year = WorkingCalendar.build([SessionPeriod.build(WEEK, date(2026, 1, 1), date(2026, 12, 31))])
    assert year.add(at("2026-12-31T07:30"), 480) == at("2026-12-31T17:00")
    with pytest.raises(OutsideCalendar, match="31/12/2026"):
        year.add(at("2026-12-31T07:30"), 481)
    with pytest.raises(OutsideCalendar):
        year.subtract(at("2026-01-01T07:30"), 1)
    with pytest.raises(OutsideCalendar):
        year.elapsed(at("2025-12-31T10:00"), at("2026-03-01T10:00"))


@pytest.mark.parametrize(
    "moment", ["1989-12-31T10:00", "2101-01-03T10:00", "0001-01-01T00:00", "9999-12-31T23:59"]
)
def test_beyond_1990_to_2100_is_refused(moment: str) -> None:
    with pytest.raises(OutsideCalendar):
        COMMUNE.clock_start(at(moment))


def test_the_first_and_the_last_day_count() -> None:
    assert COMMUNE.clock_start(at("1990-01-01T08:00")) == at("1990-01-01T08:00")
    assert COMMUNE.close(date(2100, 12, 31)) == at("2100-12-31T17:00")
    with pytest.raises(OutsideCalendar):
        COMMUNE.clock_start(at("2100-12-31T17:00"))
    with pytest.raises(OutsideCalendar):
        COMMUNE.next_working_day(date(2100, 12, 31))


def test_a_thousand_working_days_build_only_the_years_they_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    calendar = office()
    asked: list[int] = []
    plain = calendar._table._sessions_on
    monkeypatch.setattr(calendar._table, "_sessions_on", lambda day: asked.append(day) or plain(day))
    assert calendar.add(at("2026-11-16T07:30"), 480 * 1000) == at("2030-09-13T17:00")
    assert len(asked) == 5 * 365 + 1
    calendar.add(at("2026-11-16T07:30"), 480 * 1000)
    assert len(asked) == len(set(asked))


def test_calendars_are_equal_only_to_themselves() -> None:
    assert office() != office()
    assert len({COMMUNE, COMMUNE, office()}) == 2
