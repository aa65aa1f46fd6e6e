"""Numbers that no law means: refused with a sentence, never an overflow and never a search without end."""

import sys
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_calendars import COMMUNE, at

from processes.domain.working_time import (
    LimitRefused,
    Mode,
    OutsideCalendar,
    Pause,
    TimeLimit,
    Unit,
    WorkingTimeError,
    available_minutes,
    due_at,
    explain,
    remaining,
    span,
    spread,
)
from processes.domain.working_time.errors import LimitValueRefused
from processes.domain.working_time.limits import LONGEST, UNITS

START = at("2026-11-16T09:00")
BOUNDED = [(mode, unit) for mode, units in UNITS.items() for unit in units if mode is not Mode.SAME_DAY]
HUGE = st.one_of(
    st.integers(),
    st.integers(0, 6000).map(lambda power: 10**power),
    st.integers(0, 64).map(lambda power: -(2**power)),
    st.sampled_from([sys.maxsize, 2**31, 2**63, 3_652_059, 10**4400]),
)


@pytest.mark.parametrize(("mode", "unit"), BOUNDED)
def test_the_longest_limit_is_counted_and_the_next_is_refused(mode: Mode, unit: Unit) -> None:
    longest = LONGEST[unit]
    start = at("1995-01-03T09:00")
    assert due_at(COMMUNE, start, TimeLimit(mode, longest, unit)) is not None
    with pytest.raises(LimitValueRefused, match=f"từ 1 đến {longest}. Đã nhập {longest + 1}"):
        TimeLimit(mode, longest + 1, unit)


@pytest.mark.parametrize("value", [0, -1, -(10**30), True, False, 1.0, 1.5, "3", None])
@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.NONE])
def test_what_is_no_number_of_days_is_refused(mode: Mode, value: object) -> None:
    longest = 1 if mode is Mode.SAME_DAY else LONGEST[UNITS[mode][0]]
    with pytest.raises(LimitValueRefused, match=f"từ 1 đến {longest}"):
        TimeLimit(mode, value)  # type: ignore[arg-type]


def test_a_number_too_long_to_read_is_refused_without_repeating_it() -> None:
    with pytest.raises(LimitValueRefused) as caught:
        TimeLimit(Mode.HOURS, 10**5000)
    assert str(caught.value) == "Thời hạn này phải là số nguyên từ 1 đến 200000."


@given(st.sampled_from(BOUNDED), HUGE)
def test_any_number_gives_a_date_or_a_sentence(which: tuple[Mode, Unit], value: int) -> None:
    pause = Pause(at("2026-11-16T09:01"), at("2099-11-17T09:00"))
    with suppress(LimitRefused, OutsideCalendar):
        due = due_at(COMMUNE, START, TimeLimit(which[0], value, which[1]), [pause])
        assert due is not None
        assert due > at("2099-11-17T09:00")


@given(HUGE)
def test_any_number_of_minutes_or_days_to_go(count: int) -> None:
    for go in (COMMUNE.add, COMMUNE.subtract):
        with suppress(OutsideCalendar, ValueError):
            moved = go(START, count)
            assert 0 <= count == COMMUNE.elapsed(min(START, moved), max(START, moved))
    with suppress(OutsideCalendar, ValueError):
        day = COMMUNE.next_working_day(START.date(), count)
        assert 1 <= count == COMMUNE.working_days(START.date(), day)
    with suppress(OutsideCalendar):
        spread(COMMUNE, START, [abs(count), abs(count)])
    assert span(COMMUNE, count).late == (count < 0)


@pytest.mark.parametrize("count", [0, -1, -(10**40)])
def test_working_days_do_not_go_backwards(count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        COMMUNE.next_working_day(START.date(), count)


@given(st.datetimes(timezones=st.just(START.tzinfo)), st.datetimes(timezones=st.just(START.tzinfo)))
def test_any_two_moments_give_an_answer_or_a_sentence(start: datetime, now: datetime) -> None:
    limit = TimeLimit(Mode.CALENDAR_DAYS, 30)
    with suppress(WorkingTimeError):
        due = due_at(COMMUNE, start, limit)
        assert due is not None
        assert remaining(COMMUNE, start, due) == available_minutes(COMMUNE, start, limit)
        explain(COMMUNE, start, limit, [], min(now, at("2100-12-31T10:00")))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_is(day: date) -> None:
    for ask in (COMMUNE.is_working_day, COMMUNE.close, COMMUNE.opens, COMMUNE.next_working_day):
        with pytest.raises(OutsideCalendar):
            ask(day)
