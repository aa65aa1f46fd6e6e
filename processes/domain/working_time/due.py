"""Due dates: the first one, and where pauses move it (§2 and §4 of the rules)."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from processes.domain.working_time.calendar import LAST_DAY, WorkingCalendar
from processes.domain.working_time.limits import Mode, TimeLimit, allowed_minutes
from processes.domain.working_time.pauses import Pause, Stop, stops, used_minutes


@dataclass(frozen=True)
class DueCourse:
    """How a due date moved: ``first`` without pauses, ``last`` after every pause that has ended, and
    ``moved_by``: the pauses that began before the due date of their time."""

    first: datetime
    last: datetime
    moved_by: tuple[Stop, ...]

    @property
    def open_stop(self) -> Stop | None:
        """The pause that has not ended, if the clock stands still now."""
        return self.moved_by[-1] if self.moved_by and self.moved_by[-1].end is None else None


def due_at(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, pauses: Iterable[Pause] = ()
) -> datetime | None:
    """The moment until which a clock started at ``start`` may run.

    None for the mode ``none``, and while an open pause holds the clock: give the pause an end to learn
    what the date would be. Raises OutsideCalendar or PausesOverlap.
    """
    course = due_course(calendar, start, limit, pauses)
    return None if course is None or course.open_stop else course.last


def due_course(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, pauses: Iterable[Pause] = ()
) -> DueCourse | None:
    """The first due date and its way through the pauses; None for the mode ``none``."""
    standing = stops(calendar, start, pauses)
    if limit.mode is Mode.NONE:
        return None
    first = due = _first_due(calendar, start, limit)
    moved_by = []
    for stop in standing:
        if stop.start < due:
            moved_by.append(stop)
            due = _moved(calendar, limit, due, stop.start, stop.end) if stop.end else due
    return DueCourse(first, due, tuple(moved_by))


def resume_due(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, due: datetime, pause: Pause
) -> datetime | None:
    """Where one pause moves ``due``, the due date in force when the pause began, of a clock started at
    ``start``.

    A pause that begins at or after ``due`` moves nothing: what is late stays late. Nor does one that has
    ended before the clock starts. None while the pause is open, and for the mode ``none``. Applied to one
    pause after the other it gives what :func:`due_at` gives.
    """
    if limit.mode is Mode.NONE:
        return None
    due = calendar.local(due)
    for stop in stops(calendar, start, [pause]):
        if stop.start < due:
            return stop.end and _moved(calendar, limit, due, stop.start, stop.end)
    return due


def available_minutes(
    calendar: WorkingCalendar, start: datetime, limit: TimeLimit, pauses: Iterable[Pause] = ()
) -> int | None:
    """The working minutes between ``start`` and the due date that lie in no pause, for every mode.

    For ``hours`` and ``same_clock`` that is :func:`allowed_minutes`; for modes that count days it is what
    the dates leave. An open pause leaves it as it was when the pause began. None for the mode ``none``.
    """
    course = due_course(calendar, start, limit, pauses)
    if course is None:
        return None
    ended = [stop.pause for stop in course.moved_by if stop.end]
    return used_minutes(calendar, start, course.last, ended)


def start_day(calendar: WorkingCalendar, moment: datetime) -> date:
    """Day 0 of the modes that count days: the date on which the clock starts."""
    return calendar.clock_start(moment).date()


def nominal_day(calendar: WorkingCalendar, start: datetime, limit: TimeLimit) -> int:
    """The last day (ordinal) of a limit in calendar days or months, before the day-off rule."""
    day = start_day(calendar, start)
    if limit.mode is Mode.CALENDAR_DAYS:
        return day.toordinal() + limit.value
    year, month = divmod(day.year * 12 + day.month - 1 + limit.value, 12)
    if year > LAST_DAY.year:
        return LAST_DAY.toordinal() + 1
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).toordinal()


def _first_due(calendar: WorkingCalendar, start: datetime, limit: TimeLimit) -> datetime:
    match limit.mode:
        case Mode.END_OF_DAY:
            return calendar.close(calendar.next_working_day(start_day(calendar, start), limit.value))
        case Mode.SAME_DAY:
            return calendar.close(_reception_day(calendar, start, limit))
        case Mode.CALENDAR_DAYS | Mode.MONTHS:
            return calendar.close(calendar.working_day_from(nominal_day(calendar, start, limit)))
        case _:
            return calendar.add(start, allowed_minutes(calendar, limit) or 0)


def _reception_day(calendar: WorkingCalendar, start: datetime, limit: TimeLimit) -> date:
    received, day = calendar.local(start), start_day(calendar, start)
    late = limit.cutoff is not None and received.date() == day and received.time() > limit.cutoff
    return calendar.next_working_day(day) if late else day


def _moved(
    calendar: WorkingCalendar, limit: TimeLimit, due: datetime, start: datetime, end: datetime
) -> datetime:
    match limit.mode:
        case Mode.END_OF_DAY | Mode.SAME_DAY:
            shift = calendar.working_days(start.date(), start_day(calendar, end))
            return calendar.close(calendar.next_working_day(due.date(), shift)) if shift else due
        case Mode.CALENDAR_DAYS | Mode.MONTHS:
            days = (end.date() - start.date()).days
            moved = calendar.close(calendar.working_day_from(due.date().toordinal() + days)) if days else due
            # A pause that ends on the evening of the due day must not make the dossier late by itself.
            return moved if moved > end else calendar.close(start_day(calendar, end))
        case _:
            return calendar.add(end, calendar.elapsed(start, due))
