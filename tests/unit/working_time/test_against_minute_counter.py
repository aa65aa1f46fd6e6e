"""Random calendars, limits and pauses against a counter that looks at every minute."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from minute_counter import MinuteCounter, Pairs
from sample_calendars import ZONE

from processes.domain.working_time import (
    ClockRow,
    Mode,
    Pause,
    RowKind,
    TimeLimit,
    WorkingCalendar,
    available_minutes,
    due_at,
    explain,
    used_minutes,
)

FIRST = date(2026, 11, 30)
"""A Monday; the days that follow cross a year."""

QUARTERS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
MODES = st.sampled_from(["hours", "same_clock", "end_of_day", "calendar_days", "same_day"])
DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
MOMENTS = st.integers(0, 30 * 1440).map(
    lambda minute: datetime(FIRST.year, FIRST.month, FIRST.day) + timedelta(minutes=minute)  # noqa: DTZ001
)
CHECKS = settings(max_examples=60, deadline=None)


@st.composite
def day_sessions(draw: st.DrawFn) -> Pairs:
    """No session, a half day, or two; some of them odd."""
    usual = [(time(7), time(11, 30)), (time(13, 30), time(17))]
    edges = sorted(draw(st.lists(QUARTERS, min_size=4, max_size=4, unique=True)))
    odd = [(edges[0], edges[1]), (edges[2], edges[3])]
    return draw(st.sampled_from([usual, usual[:1], usual[1:], odd, odd[:1], [], [(edges[0], edges[2])]]))


@dataclass
class Both:
    """The same calendar twice."""

    fast: WorkingCalendar
    slow: MinuteCounter


@st.composite
def calendars(draw: st.DrawFn) -> Both:
    """A week with at least one session, days off and make-up days within two months."""
    weekly = {weekday: draw(day_sessions()) for weekday in range(7)}
    weekly[draw(st.integers(0, 6))] = [(time(8), time(11, 30)), (time(13, 30), time(17))]
    working = [weekday for weekday, pairs in weekly.items() if pairs]
    off = draw(st.sets(DAYS, max_size=12))
    own = day_sessions().filter(bool)
    entries = draw(st.dictionaries(DAYS, st.one_of(st.sampled_from(working), own), max_size=4))
    makeup = {day: value for day, value in entries.items() if day not in off}
    day_minutes = draw(st.sampled_from([480, 420, 240]))
    fast = WorkingCalendar.build(weekly, dict.fromkeys(off, "Nghỉ"), makeup, day_minutes=day_minutes)
    return Both(fast, MinuteCounter(weekly, off, makeup, day_minutes))


@st.composite
def gaps(draw: st.DrawFn, start: datetime) -> list[tuple[datetime, datetime]]:
    """Up to three pauses after ``start``, never overlapping, sometimes touching or empty."""
    steps = draw(st.lists(st.one_of(st.integers(0, 600), st.integers(0, 6000)), max_size=6))
    edges = [start]
    for step in steps:
        edges.append(edges[-1] + timedelta(minutes=step))
    return list(zip(edges[1::2], edges[2::2], strict=False))


def aware(moment: datetime) -> datetime:
    """The moment in Vietnam, handed in as UTC."""
    return moment.replace(tzinfo=ZONE).astimezone(UTC)


def naive(moment: datetime | None) -> datetime | None:
    """What the calendar says, for comparison with the counter."""
    return moment and moment.replace(tzinfo=None)


@CHECKS
@given(calendars(), MOMENTS, st.integers(1, 3000))
def test_add_and_subtract_and_clock_start(both: Both, start: datetime, minutes: int) -> None:
    assert naive(both.fast.clock_start(aware(start))) == both.slow.clock_start(start)
    end = both.slow.add(start, minutes)
    assert naive(both.fast.add(aware(start), minutes)) == end
    assert naive(both.fast.subtract(aware(end), minutes)) == both.slow.subtract(end, minutes)


@CHECKS
@given(calendars(), MOMENTS, MOMENTS)
def test_elapsed(both: Both, start: datetime, end: datetime) -> None:
    minutes = both.slow.elapsed(start, end)
    assert both.fast.elapsed(aware(start), aware(end)) == minutes
    if minutes:
        assert both.slow.elapsed(naive(both.fast.add(aware(start), minutes)), end) == 0  # type: ignore[arg-type]


@settings(CHECKS, max_examples=80)
@given(st.data(), calendars(), MODES, st.integers(1, 9), MOMENTS)
def test_due_dates_with_pauses(
    data: st.DataObject, both: Both, mode: str, value: int, start: datetime
) -> None:
    value = 1 if mode == "same_day" else value
    pauses = data.draw(gaps(start))
    due = due_at(
        both.fast, aware(start), TimeLimit(Mode(mode), value), [Pause(*map(aware, gap)) for gap in pauses]
    )
    assert naive(due) == both.slow.due(mode, value, start, pauses)


@settings(CHECKS, max_examples=80)
@given(st.data(), calendars(), MODES, st.integers(1, 6), MOMENTS, MOMENTS)
def test_the_clock_table_adds_up(
    data: st.DataObject, both: Both, mode: str, value: int, start: datetime, now: datetime
) -> None:
    limit = TimeLimit(Mode(mode), 1 if mode == "same_day" else value)
    pauses = [Pause(*map(aware, gap)) for gap in data.draw(gaps(start))]
    told = explain(both.fast, aware(start), limit, pauses, aware(now))
    assert told.due == due_at(both.fast, aware(start), limit, pauses)
    assert told.allowed == available_minutes(both.fast, aware(start), limit, pauses)
    running = [row for row in told.rows if row.kind is not RowKind.LATE]
    assert sum(row.minutes for row in running) == told.allowed
    assert running[-1].left == 0
    assert running[-1].end == told.due
    assert sum(row.minutes for row in told.past) == told.used
    assert told.left == told.allowed - told.used
    check_rows(both, told.rows, aware(now))
    if told.days_allowed is not None:
        assert sum(row.days for row in told.rows) == told.days_allowed == limit.value
        assert running[-1].days_left == 0


def check_rows(both: Both, rows: tuple[ClockRow, ...], now: datetime) -> None:
    """Rows follow each other, lie on one side of now, and hold the minutes they say."""
    for earlier, later in pairwise(rows):
        assert earlier.start < earlier.end <= later.start
        assert earlier.forecast <= later.forecast
    for row in rows:
        assert row.start >= now if row.forecast else row.end <= now
        counted = row.kind not in (RowKind.PAUSED, RowKind.OFF_HOURS, RowKind.WEEKLY_REST, RowKind.DAY_OFF)
        begins, ends = row.start.replace(tzinfo=None), row.end.replace(tzinfo=None)
        assert row.minutes == (both.slow.elapsed(begins, ends) if counted else 0)


@CHECKS
@given(st.data(), calendars(), MOMENTS, MOMENTS)
def test_used_minutes_lie_in_no_pause(
    data: st.DataObject, both: Both, start: datetime, now: datetime
) -> None:
    pauses = data.draw(gaps(start))
    used = 0
    moment = start
    while moment < now:
        used += both.slow.counts(moment) and not any(begin <= moment < end for begin, end in pauses)
        moment += timedelta(minutes=1)
    assert (
        used_minutes(both.fast, aware(start), aware(now), [Pause(*map(aware, gap)) for gap in pauses]) == used
    )
