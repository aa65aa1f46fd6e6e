"""Random calendars, limits and pauses against a counter that looks at every minute."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from minute_counter import Gap
from random_calendars import LIMITS, MOMENTS, Both, aware, calendars, gaps, naive, pauses_of

from processes.domain.working_time import (
    ClockRow,
    Mode,
    Pause,
    RowKind,
    TimeLimit,
    available_minutes,
    due_at,
    explain,
    remaining,
    resume_due,
    used_minutes,
)

CHECKS = settings(max_examples=25, deadline=None)


@dataclass
class Clock:
    """A clock on a random calendar, with pauses in both forms."""

    both: Both
    start: datetime
    limit: TimeLimit
    gaps: list[Gap]

    @property
    def pauses(self) -> list[Pause]:
        """The pauses as the rules take them."""
        return pauses_of(self.gaps)

    @property
    def first_due(self) -> datetime:
        """The counter's due date without pauses."""
        return self.slow_due([])

    def slow_due(self, found: list[Gap]) -> datetime:
        """The counter's due date."""
        limit = self.limit
        cutoff = {"cutoff": limit.cutoff} if limit.cutoff else {}
        return self.both.slow.due(limit.mode, limit.value, self.start, found, **cutoff)  # type: ignore


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """Every way of counting, with up to three pauses."""
    clock = Clock(draw(calendars()), draw(MOMENTS), draw(LIMITS), [])
    clock.gaps = draw(gaps(clock.start, clock.first_due))
    return clock


@CHECKS
@given(calendars(), MOMENTS, st.integers(1, 3000))
def test_add_and_subtract_and_clock_start(both: Both, start: datetime, minutes: int) -> None:
    assert naive(both.fast.clock_start(aware(start))) == both.slow.clock_start(start)
    end = both.slow.add(start, minutes)
    assert end is not None
    assert naive(both.fast.add(aware(start), minutes)) == end
    assert naive(both.fast.subtract(aware(end), minutes)) == both.slow.subtract(end, minutes)


@CHECKS
@given(calendars(), MOMENTS, MOMENTS)
def test_elapsed_and_what_remains(both: Both, start: datetime, end: datetime) -> None:
    minutes = both.slow.elapsed(start, end)
    assert both.fast.elapsed(aware(start), aware(end)) == minutes
    assert remaining(both.fast, aware(start), aware(end)) == minutes - both.slow.elapsed(end, start)
    if minutes:
        assert both.slow.elapsed(naive(both.fast.add(aware(start), minutes)), end) == 0  # type: ignore[arg-type]


@settings(CHECKS, max_examples=50)
@given(clocks())
def test_due_dates_with_pauses(clock: Clock) -> None:
    fast, start = clock.both.fast, aware(clock.start)
    expected = clock.slow_due(clock.gaps)
    assert naive(due_at(fast, start, clock.limit, clock.pauses)) == expected
    due = due_at(fast, start, clock.limit)
    for pause in clock.pauses:
        due = due and resume_due(fast, start, clock.limit, due, pause)
    assert naive(due) == expected


@CHECKS
@given(clocks())
def test_available_minutes_lie_between_start_and_due(clock: Clock) -> None:
    ended = [gap for gap in clock.gaps if gap[1]]
    due = clock.slow_due(ended)
    available = available_minutes(clock.both.fast, aware(clock.start), clock.limit, pauses_of(ended))
    assert available == clock.both.slow.elapsed(clock.start, due, ended)
    opened = [gap for gap in clock.gaps if gap[1] is None and gap[0] < due]
    if opened:
        assert available == available_minutes(clock.both.fast, aware(clock.start), clock.limit, clock.pauses)


@settings(CHECKS, max_examples=50)
@given(clocks(), MOMENTS)
def test_the_clock_table_adds_up(clock: Clock, now: datetime) -> None:
    both, start, limit = clock.both, aware(clock.start), clock.limit
    told = explain(both.fast, start, limit, clock.pauses, aware(now))
    assert told.due == due_at(both.fast, start, limit, clock.pauses)
    assert told.paused == (told.due is None)
    assert told.allowed == available_minutes(both.fast, start, limit, clock.pauses)
    assert sum(row.minutes for row in told.past) == told.used == counted(clock, now)
    assert told.allowed is not None
    assert told.left == told.allowed - told.used
    check_rows(both, told.rows, aware(now))
    running = [row for row in told.rows if row.kind is not RowKind.LATE]
    if told.due is not None:
        assert sum(row.minutes for row in running) == told.allowed
        assert running[-1].left == 0
        assert running[-1].end == told.due
    if told.days_allowed is not None:
        assert limit.mode is Mode.MONTHS or told.days_allowed == limit.value
        assert told.days_used == sum(row.days for row in told.past)
        if told.due is not None:
            assert sum(row.days for row in told.rows) == told.days_allowed
            assert running[-1].days_left == 0


def counted(clock: Clock, now: datetime) -> int:
    """Minutes in no pause up to the due date; from there on nothing stands still."""
    due, elapsed = clock.slow_due(clock.gaps), clock.both.slow.elapsed
    if due is None:
        return elapsed(clock.start, now, clock.gaps)
    return elapsed(clock.start, min(now, due), clock.gaps) + elapsed(due, now)


def check_rows(both: Both, rows: tuple[ClockRow, ...], now: datetime) -> None:
    """Rows follow each other, lie on one side of now, and hold the minutes they say."""
    for earlier, later in pairwise(rows):
        assert earlier.start < earlier.end <= later.start
        assert earlier.forecast <= later.forecast
    for row in rows:
        assert row.start >= now if row.forecast else row.end <= now
        counts = row.kind not in (RowKind.PAUSED, RowKind.OFF_HOURS, RowKind.WEEKLY_REST, RowKind.DAY_OFF)
        begins, ends = row.start.replace(tzinfo=None), row.end.replace(tzinfo=None)
        assert row.minutes == (both.slow.elapsed(begins, ends) if counts else 0)


@CHECKS
@given(clocks(), MOMENTS)
def test_used_minutes_lie_in_no_pause(clock: Clock, now: datetime) -> None:
    used = used_minutes(clock.both.fast, aware(clock.start), aware(now), clock.pauses)
    assert used == clock.both.slow.elapsed(clock.start, now, clock.gaps)
