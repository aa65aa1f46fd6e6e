"""The proposal of public holidays: Vietnamese names, days in lieu, and what the library is known to miss."""

from datetime import date

import pytest

from app.demo.calendar import DAYS_OFF
from app.holiday_proposal import FIRST_YEAR, LAST_YEAR, proposed_days


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "Tết Dương lịch"),
        ("2026-02-17", "Tết Nguyên Đán"),
        ("2026-04-27", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        ("2026-04-30", "Ngày Chiến thắng"),
        ("2026-09-02", "Quốc khánh"),
    ],
)
def test_holidays_and_days_in_lieu_are_proposed_by_their_vietnamese_names(day: str, name: str) -> None:
    assert {one.day.isoformat(): one.name for one in proposed_days(2026)}[day] == name


def test_a_proposal_stays_in_its_year_and_in_order() -> None:
    for year in (2024, 2026, 2027, 2030):
        days = [one.day for one in proposed_days(year)]
        assert days == sorted(set(days))
        assert {day.year for day in days} == {year}


def test_the_library_misses_a_swap_that_was_announced() -> None:
    announced = {date.fromisoformat(day) for day in DAYS_OFF if day.startswith("2026")}
    assert announced - {one.day for one in proposed_days(2026)} == {date(2026, 1, 2)}


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_other_centuries_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="century"):
        proposed_days(year)


def test_every_year_of_the_century_has_a_proposal() -> None:
    assert all(len(proposed_days(year)) >= 10 for year in range(FIRST_YEAR, LAST_YEAR + 1, 9))
