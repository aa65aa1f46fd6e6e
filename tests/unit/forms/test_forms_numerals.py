"""Numbers and dates as Vietnamese write them."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.dates import parse_date, parse_time, stored_date, stored_moment, write_date
from forms.numerals import parse_money, parse_number, parse_whole, store_number, stored_number, write_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234.567", "1234567"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1.234,50", "1234.5"),
        ("0.500", "0.5"),
        ("-2", "-2"),
    ],
)
def test_numbers(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "tám mươi triệu", "1,234,567", "1e5", "NaN", "1.2.3", "١٢"])
def test_these_are_no_numbers(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.parametrize(
    "typed", ["80.000.000", "80000000", "80 000 000 ₫", "80.000.000 đồng", "80.000.000đ"]
)
def test_money_with_and_without_dots_and_currency(typed: str) -> None:
    assert parse_money(typed) == 80_000_000


@pytest.mark.parametrize("typed", ["1,5", "1.5", "80.00", "80,000,000"])
def test_whole_numbers_have_no_fraction(typed: str) -> None:
    assert parse_whole(typed) is None


@settings(deadline=None, max_examples=50)
@given(st.integers(-(10**17), 10**17))
def test_money_is_read_as_it_is_written(amount: int) -> None:
    assert parse_money(f"{write_number(amount)} ₫") == amount


@settings(deadline=None, max_examples=50)
@given(st.decimals(-(10**9), 10**9, places=4))
def test_what_is_stored_is_read_back_and_spelt_one_way(number: Decimal) -> None:
    assert stored_number(store_number(number)) == number
    assert store_number(Decimal(store_number(number))) == store_number(number)


@pytest.mark.parametrize("typed", ["1/12/2026", "01.12.2026", "01-12-2026", "1 12 2026", "2026-12-01"])
def test_days(typed: str) -> None:
    assert parse_date(typed) == date(2026, 12, 1)


@pytest.mark.parametrize(
    "typed", ["31/2/2026", "29/02/2025", "12/2026", "1/12/26", "1/12/0026", "mai", "1/13/2026"]
)
def test_these_are_no_days(typed: str) -> None:
    assert parse_date(typed) is None


@settings(deadline=None, max_examples=50)
@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_a_day_is_read_as_it_is_written_and_stored(day: date) -> None:
    assert parse_date(write_date(day)) == stored_date(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["8:30", "08h30", "8 giờ 30 phút", "8.30", "8g30"])
def test_times_of_day(typed: str) -> None:
    assert parse_time(typed) == time(8, 30)


def test_what_is_no_time_of_day() -> None:
    assert parse_time("8h") == time(8)
    assert parse_time("24:00") is parse_time("8:60") is parse_time("830") is parse_time("sáng") is None
    assert stored_moment("2026-12-01T08:61") is None
