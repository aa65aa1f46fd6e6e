"""Time limits, their due dates, and how pauses move them."""

from datetime import date, time

import pytest
from sample_calendars import COMMUNE, MORNING, WEEK, at, office

from processes.domain.working_time import (
    LimitRefused,
    Mode,
    OutsideCalendar,
    Pause,
    PausesOverlap,
    TimeLimit,
    Unit,
    allowed_minutes,
    available_minutes,
    due_at,
    resume_due,
    used_minutes,
)
from processes.domain.working_time.errors import PauseBackwards
from processes.domain.working_time.limits import LONGEST, UNITS

THREE_DAYS = TimeLimit(Mode.SAME_CLOCK, 3)
START = at("2026-11-16T09:00")


@pytest.mark.parametrize(
    ("mode", "value", "unit", "cutoff"),
    [
        (Mode.HOURS, 0, None, None),
        (Mode.HOURS, -8, None, None),
        (Mode.HOURS, 1.5, None, None),
        (Mode.SAME_CLOCK, True, None, None),
        (Mode.SAME_DAY, 2, None, None),
        (Mode.HOURS, 8, Unit.WORKING_DAYS, None),
        (Mode.SAME_CLOCK, 8, Unit.WORKING_HOURS, None),
        (Mode.NONE, 1, Unit.MONTHS, None),
        (Mode.HOURS, 8, None, time(15)),
    ],
)
def test_limits_that_cannot_be_counted(
    mode: Mode, value: int, unit: Unit | None, cutoff: time | None
) -> None:
    with pytest.raises(LimitRefused):
        TimeLimit(mode, value, unit, cutoff)


def test_a_limit_in_working_minutes_is_a_share_of_hours() -> None:
    limit = TimeLimit(Mode.HOURS, 90, Unit.WORKING_MINUTES)
    assert due_at(COMMUNE, at("2026-11-16T16:00"), limit) == at("2026-11-17T08:00")


def test_allowed_minutes_use_the_calendars_day() -> None:
    seven_hours = office(day_minutes=420)
    assert allowed_minutes(COMMUNE, THREE_DAYS) == 1440
    assert allowed_minutes(seven_hours, THREE_DAYS) == 1260
    assert allowed_minutes(seven_hours, TimeLimit(Mode.HOURS, 8)) == 480
    assert allowed_minutes(seven_hours, TimeLimit(Mode.SAME_DAY)) == 420
    assert allowed_minutes(COMMUNE, TimeLimit(Mode.CALENDAR_DAYS, 5)) is None
    assert allowed_minutes(COMMUNE, TimeLimit(Mode.NONE)) is None


@pytest.mark.parametrize(
    ("start", "value", "due"),
    [
        ("2026-01-30T09:00", 1, "2026-03-02T17:00"),
        ("2026-11-16T09:00", 1, "2026-12-16T17:00"),
        ("2026-10-24T09:00", 1, "2026-11-26T17:00"),
        ("2026-12-31T09:00", 14, "2028-02-29T17:00"),
    ],
    ids=["last day of February is a Saturday", "plain", "starts on Monday", "leap year"],
)
def test_months(start: str, value: int, due: str) -> None:
    assert due_at(COMMUNE, at(start), TimeLimit(Mode.MONTHS, value)) == at(due)


def test_a_limit_without_end_is_never_due() -> None:
    assert due_at(COMMUNE, START, TimeLimit(Mode.NONE)) is None
    assert available_minutes(COMMUNE, START, TimeLimit(Mode.NONE)) is None


@pytest.mark.parametrize("mode", [mode for mode in UNITS if mode not in (Mode.SAME_DAY, Mode.NONE)])
def test_a_limit_beyond_the_calendar_is_refused(mode: Mode) -> None:
    limit = TimeLimit(mode, LONGEST[UNITS[mode][0]])
    with pytest.raises(OutsideCalendar, match="31/12/2100"):
        due_at(COMMUNE, at("2095-11-16T09:00"), limit)


def test_counting_half_day_is_one_working_day() -> None:
    half = office(weekly={**WEEK, 5: MORNING})
    assert due_at(half, at("2026-11-20T15:00"), TimeLimit(Mode.END_OF_DAY, 1)) == at("2026-11-21T11:30")


def test_the_cutoff_counts_only_on_the_day_of_receipt() -> None:
    limit = TimeLimit(Mode.SAME_DAY)
    assert limit.cutoff == time(15)
    assert due_at(COMMUNE, at("2026-11-15T16:00"), limit) == at("2026-11-16T17:00")
    assert due_at(COMMUNE, at("2026-11-16T18:00"), limit) == at("2026-11-17T17:00")
    assert due_at(COMMUNE, at("2026-11-16T15:01"), limit) == at("2026-11-17T17:00")
    noon = TimeLimit(Mode.SAME_DAY, cutoff=time(11))
    assert due_at(COMMUNE, at("2026-11-16T11:01"), noon) == at("2026-11-17T17:00")


def test_an_evening_resubmission_does_not_count_the_evening() -> None:
    pause = Pause(at("2026-11-17T10:00"), at("2026-11-19T19:40"))
    assert due_at(COMMUNE, START, THREE_DAYS) == at("2026-11-19T09:00")
    assert due_at(COMMUNE, START, THREE_DAYS, [pause]) == at("2026-11-23T16:00")
    assert due_at(COMMUNE, START, TimeLimit(Mode.END_OF_DAY, 3), [pause]) == at("2026-11-25T17:00")


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (TimeLimit(Mode.CALENDAR_DAYS, 4), "2026-11-23T17:00"),
        (TimeLimit(Mode.CALENDAR_DAYS, 3), "2026-11-23T17:00"),
        (TimeLimit(Mode.CALENDAR_DAYS, 6), "2026-11-25T17:00"),
        (TimeLimit(Mode.SAME_DAY), "2026-11-19T17:00"),
        (TimeLimit(Mode.MONTHS, 1), "2026-12-18T17:00"),
    ],
    ids=["Sunday moves", "Saturday moves", "holiday moves", "same day", "month"],
)
def test_a_pause_of_two_days(limit: TimeLimit, due: str) -> None:
    pause = Pause(at("2026-11-16T16:00"), at("2026-11-18T18:00"))
    assert due_at(COMMUNE, START, limit, [pause]) == at(due)


def test_a_pause_that_ends_on_the_evening_of_the_due_day_does_not_make_late() -> None:
    limit = TimeLimit(Mode.CALENDAR_DAYS, 1)
    for end in ("2026-11-17T17:00", "2026-11-17T19:40"):
        assert due_at(COMMUNE, START, limit, [Pause(at("2026-11-17T10:00"), at(end))]) == at(
            "2026-11-18T17:00"
        )
    by_day = Pause(at("2026-11-17T10:00"), at("2026-11-17T16:59"))
    assert due_at(COMMUNE, START, limit, [by_day]) == at("2026-11-17T17:00")


def test_pauses_apply_one_after_the_other_like_resume_due() -> None:
    first = Pause(at("2026-11-16T10:00"), at("2026-11-16T20:00"))
    second = Pause(at("2026-11-18T16:30"), at("2026-11-20T08:00"))
    for limit in (THREE_DAYS, TimeLimit(Mode.END_OF_DAY, 3), TimeLimit(Mode.CALENDAR_DAYS, 5)):
        due = due_at(COMMUNE, START, limit)
        assert due is not None
        for pause in (first, second):
            due = resume_due(COMMUNE, START, limit, due, pause)
            assert due is not None
        assert due == due_at(COMMUNE, START, limit, [second, first])


def test_a_pause_that_begins_when_the_clock_has_run_out_moves_nothing() -> None:
    for limit in (
        TimeLimit(Mode.SAME_CLOCK, 1),
        TimeLimit(Mode.END_OF_DAY, 1),
        TimeLimit(Mode.CALENDAR_DAYS, 1),
    ):
        due = due_at(COMMUNE, START, limit)
        assert due is not None
        pause = Pause(due, at("2026-11-25T08:00"))
        assert due_at(COMMUNE, START, limit, [pause]) == due == resume_due(COMMUNE, START, limit, due, pause)
        assert due_at(COMMUNE, START, limit, [Pause(due)]) == due


def test_a_pause_before_the_clock_starts_moves_nothing() -> None:
    before = Pause(at("2026-11-10T10:00"), at("2026-11-13T10:00"))
    assert due_at(COMMUNE, START, THREE_DAYS, [before]) == at("2026-11-19T09:00")


def test_a_pause_that_lasts_no_minute_moves_nothing() -> None:
    instant = at("2026-11-16T18:00")
    for limit in (THREE_DAYS, TimeLimit(Mode.END_OF_DAY, 3)):
        assert due_at(COMMUNE, START, limit, [Pause(instant, instant)]) == due_at(COMMUNE, START, limit)
        assert resume_due(COMMUNE, START, limit, at("2026-11-19T17:00"), Pause(instant, instant)) == at(
            "2026-11-19T17:00"
        )


def test_an_open_pause_leaves_no_due_date() -> None:
    pause = Pause(at("2026-11-17T10:00"))
    assert due_at(COMMUNE, START, THREE_DAYS, [pause]) is None
    assert resume_due(COMMUNE, START, THREE_DAYS, at("2026-11-19T09:00"), pause) is None
    assert available_minutes(COMMUNE, START, THREE_DAYS, [pause]) == 1440
    assert used_minutes(COMMUNE, START, at("2026-11-23T10:00"), [pause]) == 540


def test_available_minutes_lie_between_start_and_due() -> None:
    pause = Pause(at("2026-11-17T10:00"), at("2026-11-19T19:40"))
    assert available_minutes(COMMUNE, START, THREE_DAYS, [pause]) == 1440
    assert available_minutes(COMMUNE, START, TimeLimit(Mode.SAME_DAY)) == 390
    assert available_minutes(COMMUNE, START, TimeLimit(Mode.END_OF_DAY, 1)) == 390 + 480


def test_pauses_of_one_dossier_never_overlap() -> None:
    first = Pause(at("2026-11-16T10:00"), at("2026-11-17T10:00"))
    touching, inside = Pause(at("2026-11-17T10:00"), at("2026-11-17T11:00")), Pause(at("2026-11-17T09:59"))
    assert due_at(COMMUNE, START, THREE_DAYS, [touching, first]) == at("2026-11-20T10:00")
    for pauses in ([first, inside], [Pause(first.start), touching], [first, first]):
        with pytest.raises(PausesOverlap):
            due_at(COMMUNE, START, THREE_DAYS, pauses)
    with pytest.raises(PauseBackwards, match="10:00 17/11/2026"):
        Pause(at("2026-11-17T10:00"), at("2026-11-17T09:00"))


@pytest.mark.parametrize(
    ("start", "due"),
    [("2026-11-24T10:00", "2026-11-25T17:00"), ("2026-08-22T10:00", "2026-08-24T10:00")],
    ids=["received on a holiday", "received on a make-up Saturday"],
)
def test_receipt_on_a_special_day(start: str, due: str) -> None:
    assert due_at(COMMUNE, at(start), TimeLimit(Mode.SAME_CLOCK, 1)) == at(due)


def test_nothing_is_rounded_to_a_quarter() -> None:
    assert due_at(COMMUNE, at("2026-11-16T09:07"), TimeLimit(Mode.HOURS, 8)) == at("2026-11-17T09:07")


def test_due_dates_lie_on_the_calendar() -> None:
    due = due_at(COMMUNE, at("2026-11-20T16:59"), TimeLimit(Mode.CALENDAR_DAYS, 4))
    assert due is not None
    assert due.date() == date(2026, 11, 25)
