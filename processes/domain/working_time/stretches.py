"""Cuts the time a clock runs into rows: one per working day, one per row of days off."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from processes.domain.working_time.calendar import DayKind, WorkingCalendar
from processes.domain.working_time.rows import ClockRow, RowKind
from processes.domain.working_time.sessions import Session

_REST = {DayKind.DAY_OFF: RowKind.DAY_OFF, DayKind.WEEKLY_REST: RowKind.WEEKLY_REST}


def running_rows(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[ClockRow]:
    """The rows of a clock that runs in [start, end).

    Nights between two counted days get no row; time before the first working minute does, because somebody
    will ask why it does not count.
    """
    cursor = start
    first = calendar.clock_start(start)
    if start < min(first, end) and calendar.is_working_day(start.date()):
        cursor = min(first, end, _lead_end(start, first))
        yield ClockRow(start, cursor, RowKind.OFF_HOURS)
    while cursor < end:
        row = _day_row(calendar, cursor, end)
        cursor = max(_midnight(calendar, cursor.date()), row.end if row else cursor)
        if row:
            yield row


def _lead_end(start: datetime, first: datetime) -> datetime:
    """Off hours last until the clock starts, or until midnight if days off follow."""
    if first.date() <= start.date() + timedelta(days=1):
        return first
    return datetime.combine(start.date() + timedelta(days=1), time(), start.tzinfo)


def _midnight(calendar: WorkingCalendar, day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), calendar.zone)


def _day_row(calendar: WorkingCalendar, start: datetime, end: datetime) -> ClockRow | None:
    if not calendar.is_working_day(start.date()):
        return _rest_row(calendar, start, end)
    end = min(end, _midnight(calendar, start.date()))
    minutes = calendar.elapsed(start, end)
    if not minutes:
        return None
    first, last = calendar.clock_start(start), calendar.add(start, minutes)
    makeup = calendar.day_kind(start.date()) is DayKind.MAKEUP
    breaks = _breaks(calendar, first, last)
    return ClockRow(first, last, RowKind.COUNTED, minutes, breaks=breaks, makeup=makeup)


def _rest_row(calendar: WorkingCalendar, start: datetime, end: datetime) -> ClockRow:
    """Days off in a row with the same kind and reason are one row."""
    day = start.date()
    kind, reason = calendar.day_kind(day), calendar.day_reason(day)
    stop = _midnight(calendar, day)
    while stop < end and (calendar.day_kind(stop.date()), calendar.day_reason(stop.date())) == (kind, reason):
        stop = _midnight(calendar, stop.date())
    return ClockRow(start, min(stop, end), _REST[kind], reason=reason)


def _breaks(calendar: WorkingCalendar, first: datetime, last: datetime) -> tuple[Session, ...]:
    gaps = (
        Session(earlier.closes, later.opens)
        for earlier, later in pairwise(calendar.sessions_of(first.date()))
    )
    return tuple(gap for gap in gaps if first.time() < gap.opens < gap.closes < last.time())
