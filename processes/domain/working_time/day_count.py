"""Which days a limit in days counts, written onto the rows of its clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.due import DueCourse, nominal_day, start_day
from processes.domain.working_time.limits import Mode, TimeLimit
from processes.domain.working_time.rows import ClockRow, RowKind


@dataclass(frozen=True)
class DayCount:
    """The dates that count, in order; the limit is used up with the last of them."""

    days: tuple[date, ...]

    def on(self, rows: Sequence[ClockRow]) -> list[ClockRow]:
        """The rows with the days that each counts, and the days left after it.

        A day counts in the last row of its working time; where it has none, in the last row that holds it.
        """
        holder: dict[date, int] = {}
        for place, row in enumerate(rows):
            for day in _dates(row):
                if (
                    row.kind is RowKind.COUNTED
                    or day not in holder
                    or rows[holder[day]].kind is not RowKind.COUNTED
                ):
                    holder[day] = place
        return list(self._marked(rows, [holder.get(day) for day in self.days]))

    def _marked(self, rows: Sequence[ClockRow], places: Sequence[int | None]) -> Iterator[ClockRow]:
        left = len(self.days)
        for place, row in enumerate(rows):
            days = places.count(place)
            left -= days
            yield replace(row, days=days, days_left=left, kind=self._kind(row))

    def _kind(self, row: ClockRow) -> RowKind:
        day = row.start.date()
        if row.kind is not RowKind.COUNTED or day in self.days:
            return row.kind
        return RowKind.MOVED_DAY if day > self.days[-1] else RowKind.START_DAY


def day_count(calendar: WorkingCalendar, start: datetime, limit: TimeLimit, course: DueCourse) -> DayCount:
    """The days that a limit of a mode that counts days counts on its way to the due date."""
    first, last = start_day(calendar, start), course.last.date()
    paused = _paused_days(calendar, limit, course)
    if limit.mode in (Mode.CALENDAR_DAYS, Mode.MONTHS):
        number = nominal_day(calendar, start, limit) - first.toordinal()
        candidates = [day for day in _days(first, last) if day not in paused]
        return DayCount(tuple(candidates[:number]))
    if limit.mode is Mode.SAME_DAY:
        first -= timedelta(days=1)
    candidates = [day for day in _days(first, last) if day not in paused and calendar.is_working_day(day)]
    return DayCount(tuple(candidates[-limit.value :]))


def _paused_days(calendar: WorkingCalendar, limit: TimeLimit, course: DueCourse) -> set[date]:
    """After the day a pause starts, up to and including the day the clock runs again (§4)."""
    by_date = limit.mode in (Mode.CALENDAR_DAYS, Mode.MONTHS)
    return {
        day
        for stop in course.moved_by
        if stop.end
        for day in _days(stop.start.date(), stop.end.date() if by_date else start_day(calendar, stop.end))
    }


def _days(after: date, until: date) -> Iterator[date]:
    for number in range(1, (until - after).days + 1):
        yield after + timedelta(days=number)


def _dates(row: ClockRow) -> Iterator[date]:
    """The dates a row can count: those it holds a moment of; in a pause only the one it began on."""
    first, last = row.start.date(), (row.end - timedelta(minutes=1)).date()
    return _days(first - timedelta(days=1), first if row.kind is RowKind.PAUSED else last)
