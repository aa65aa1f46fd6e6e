"""The periods of a report: whole days in Vietnam."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queries.asked_days import AskedDays
from app.queries.statistics_period import Period, asked_period, named_period

NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)
"""Already 1 December in Vietnam."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_what_a_name_means(text, first, last):
    assert named_period(text) == Period(first, last, text)


@pytest.mark.parametrize(
    "text", ["", "2026-00", "2026-13", "2026-q5", "26", "2026-1", "1999", "２０２６", "x"]
)
def test_what_is_no_name(text):
    assert named_period(text) is None


def test_without_any_it_is_the_present_month_of_vietnam():
    assert asked_period("", AskedDays(), NOW) == named_period("2026-12")


def test_days_win():
    days = AskedDays(first=date(2026, 3, 9), last=date(2026, 3, 1))
    assert asked_period("2026", days, NOW) == Period(date(2026, 3, 1), date(2026, 3, 9))
    assert asked_period("2026", AskedDays(last=date(2026, 3, 9)), NOW).first == date(2026, 1, 1)
    assert asked_period("2026", AskedDays(first=date(2026, 3, 9)), NOW).last == date(2026, 12, 1)


@given(st.integers(2000, 2098), st.integers(1, 12))
def test_months_follow_each_other_without_a_gap(year, month):
    after = (year + month // 12, month % 12 + 1)
    one, other = named_period(f"{year}-{month:02d}"), named_period(f"{after[0]}-{after[1]:02d}")
    assert other.first == one.last + timedelta(days=1)
    far = datetime(2099, 12, 31, tzinfo=UTC)
    assert other.start - one.at(far) == timedelta(microseconds=1)


def test_a_period_that_lasts_is_looked_at_as_of_now():
    assert named_period("2026-12").at(NOW) == NOW
    assert named_period("2026-11").at(NOW) < NOW
