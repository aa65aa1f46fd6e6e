"""The clock table of a dossier: why it is due when it is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.day_count import day_count
from processes.domain.working_time.due import DueCourse, due_course
from processes.domain.working_time.limits import DAY_MODES, TimeLimit
from processes.domain.working_time.pauses import Pause, used_minutes
from processes.domain.working_time.rows import ClockRow, RowKind
from processes.domain.working_time.span import remaining
from processes.domain.working_time.stretches import running_rows


@dataclass(frozen=True)
class Explanation:
    """The rows of the table and its last line: first date, moved date, used of allowed.

    ``now`` is on the calendar's clock. ``due`` is None without a limit and while ``paused``. ``used``,
    ``allowed`` and ``left`` are working minutes at ``now`` (``left`` negative: late; None: no limit);
    ``days_used`` and ``days_allowed`` are given for modes that count days.
    """

    limit: TimeLimit
    now: datetime
    rows: tuple[ClockRow, ...]
    first_due: datetime | None
    due: datetime | None
    paused: bool
    used: int
    allowed: int | None
    left: int | None
    days_used: int | None = None
    days_allowed: int | None = None

    @property
    def past(self) -> tuple[ClockRow, ...]:
        """The rows up to now."""
        return tuple(row for row in self.rows if not row.forecast)

    @property
    def forecast(self) -> tuple[ClockRow, ...]:
        """The rows after now; empty while paused."""
        return tuple(row for row in self.rows if row.forecast)


def explain(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, pauses: Iterable[Pause], now: datetime
) -> Explanation:
    """Why a clock started at ``start`` is due when it is, with a cut at ``now``.

    For a clock that has ended give its end as ``now`` and show ``past`` only. Raises what ``due_at`` raises.
    """
    pauses, now = tuple(pauses), calendar.local(now)
    course = due_course(calendar, start, limit, pauses)
    if course is None:
        used = used_minutes(calendar, start, max(start, now), pauses)
        paused = any(pause.end is None for pause in pauses)
        return Explanation(limit, now, (), None, None, paused, used, None, None)
    stopped = [stop.pause for stop in course.moved_by]
    used = used_minutes(calendar, start, min(max(start, now), course.last), stopped)
    ended = [stop.pause for stop in course.moved_by if stop.end]
    allowed = used_minutes(calendar, start, course.last, ended)
    rows = list(_with_left(_cut_rows(calendar, calendar.local(start), course, now), allowed))
    late = min(0, remaining(calendar, now, course.last)) if course.open_stop is None else 0
    told = Explanation(
        limit,
        now,
        tuple(rows),
        course.first,
        None if course.open_stop else course.last,
        course.open_stop is not None,
        used - late,
        allowed,
        late or allowed - used,
    )
    return _in_days(calendar, start, course, told) if limit.mode in DAY_MODES else told


def _in_days(calendar: WorkingCalendar, start: datetime, course: DueCourse, told: Explanation) -> Explanation:
    count = day_count(calendar, start, told.limit, course)
    rows = tuple(count.on(told.rows))
    used = sum(row.days for row in rows if not row.forecast)
    return replace(told, rows=rows, days_used=used, days_allowed=len(count.days))


def _with_left(rows: Iterable[ClockRow], allowed: int) -> Iterator[ClockRow]:
    left = allowed
    for row in rows:
        left -= row.minutes
        yield replace(row, left=left)


def _cut_rows(
    calendar: WorkingCalendar, start: datetime, course: DueCourse, now: datetime
) -> Iterator[ClockRow]:
    for begin, end, pause in _stretches(start, course, now):
        for part, until in _cut(begin, end, now):
            if pause:
                rows: Iterable[ClockRow] = [ClockRow(part, until, RowKind.PAUSED, pause=pause)]
            else:
                rows = running_rows(calendar, part, until)
            yield from (replace(row, forecast=part >= now) for row in rows)
    if course.open_stop is None and now > course.last:
        late = calendar.elapsed(course.last, now)
        yield ClockRow(course.last, now, RowKind.LATE, late)


def _stretches(
    start: datetime, course: DueCourse, now: datetime
) -> Iterator[tuple[datetime, datetime, Pause | None]]:
    """Running and paused time in turn, up to the due date or, in an open pause, to now."""
    cursor = start
    for stop in course.moved_by:
        yield cursor, stop.start, None
        cursor = stop.end or max(stop.start, now)
        yield stop.start, cursor, stop.pause
    if course.open_stop is None:
        yield cursor, course.last, None


def _cut(start: datetime, end: datetime, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    if start < now < end:
        yield start, now
        yield now, end
    elif start < end:
        yield start, end
