"""One classification, one light, and working time as days, hours, minutes."""

from datetime import UTC, datetime, timedelta

import pytest
from sample_calendars import COMMUNE, at, office

from processes.domain.working_time import Light, Outcome, Span, light, outcome, remaining, span

DUE = at("2026-11-23T16:00")


@pytest.mark.parametrize(
    ("end", "due", "now", "paused", "expected"),
    [
        ("2026-11-20T17:00", DUE, "2026-12-01T08:00", False, Outcome.EARLY),
        ("2026-11-22T23:59", DUE, "2026-12-01T08:00", False, Outcome.EARLY),
        ("2026-11-23T07:30", DUE, "2026-12-01T08:00", False, Outcome.ON_TIME),
        ("2026-11-23T16:00", DUE, "2026-12-01T08:00", False, Outcome.ON_TIME),
        ("2026-11-23T16:01", DUE, "2026-11-23T16:01", False, Outcome.OVERDUE),
        (None, DUE, "2026-11-23T16:00", False, Outcome.IN_TIME),
        (None, DUE, "2026-11-23T16:01", False, Outcome.OVERDUE_OPEN),
        (None, DUE, "2026-11-23T16:01", True, Outcome.PAUSED),
        (None, None, "2026-11-23T16:01", True, Outcome.PAUSED),
        (None, None, "2026-11-23T16:01", False, Outcome.NO_DUE),
        ("2026-11-20T17:00", None, "2026-12-01T08:00", False, Outcome.NO_DUE),
        ("2026-11-23T16:01", DUE, "2026-12-01T08:00", True, Outcome.OVERDUE),
    ],
)
def test_outcome(end: str | None, due: datetime | None, now: str, paused: bool, expected: Outcome) -> None:
    assert outcome(end and at(end), due, at(now), paused) is expected


def test_dates_are_those_of_vietnam_whatever_zone_the_moments_have() -> None:
    end, due = at("2026-11-23T00:30").astimezone(UTC), DUE.astimezone(UTC)
    assert end.date() < due.date()
    assert outcome(end, due, due) is Outcome.ON_TIME


def test_seconds_after_the_due_minute_are_not_late() -> None:
    within = DUE + timedelta(seconds=59)
    assert outcome(within, DUE, within) is Outcome.ON_TIME
    assert outcome(None, DUE, within) is Outcome.IN_TIME
    assert light(within, DUE) is Light.IN_TIME


@pytest.mark.parametrize(
    ("now", "due", "used", "allowed", "paused", "expected"),
    [
        (DUE, DUE, 1151, 1440, False, Light.IN_TIME),
        (DUE, DUE, 1152, 1440, False, Light.NEAR_DUE),
        (DUE + timedelta(minutes=1), DUE, 0, 1440, False, Light.OVERDUE),
        (DUE + timedelta(minutes=1), DUE, 0, 1440, True, Light.PAUSED),
        (DUE, None, 0, None, True, Light.PAUSED),
        (DUE, None, 0, None, False, Light.NO_DUE),
        (DUE, DUE, 9999, None, False, Light.IN_TIME),
        (DUE, DUE, 9999, 0, False, Light.IN_TIME),
    ],
)
def test_light(
    now: datetime, due: datetime | None, used: int, allowed: int | None, paused: bool, expected: Light
) -> None:
    assert light(now, due, used, allowed, paused) is expected


def test_the_threshold_is_exact() -> None:
    assert light(DUE, DUE, 55, 100, threshold=0.55) is Light.NEAR_DUE
    assert light(DUE, DUE, 54, 100, threshold=0.55) is Light.IN_TIME


def test_remaining_working_time_is_negative_when_late() -> None:
    assert remaining(COMMUNE, at("2026-11-20T14:10"), DUE) == 590
    assert remaining(COMMUNE, at("2026-11-25T08:00"), DUE) == -90
    assert remaining(COMMUNE, DUE, DUE) == 0


def test_a_day_of_a_span_is_the_calendars_day() -> None:
    assert span(COMMUNE, 590) == Span(1, 1, 50)
    assert span(office(day_minutes=420), 590) == Span(1, 2, 50)
    assert span(COMMUNE, 45) == Span(0, 0, 45)
    assert span(COMMUNE, -130) == Span(0, 2, 10, late=True)
    assert span(COMMUNE, 0) == Span(0, 0, 0)
