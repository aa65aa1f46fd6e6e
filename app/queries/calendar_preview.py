"""Xem trước: what a changed calendar would move, before anybody saves it."""

from collections.abc import Iterator
from datetime import date, timedelta

from flask_babel import gettext

from app.queries.calendar_moves import moved_promises
from app.queries.calendar_units import calendar_tree
from app.queries.calendar_year import day_words
from app.queries.calendars_page import next_days
from app.queries.reading import Reading
from app.queries.views_calendar_changes import CalendarPreview, ChangedDay
from app.queries.views_frame import SmallForm
from processes.domain.dossier.codes import day_of
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import OutsideCalendar, WorkingCalendar
from processes.domain.working_time.sessions import Sessions

MOST_DAYS = 60
LOOKED_BACK = 366
"""Days."""


def calendar_preview(
    reading: Reading, record: CalendarRecord, changed: WorkingCalendar, form: SmallForm, back_url: str
) -> CalendarPreview:
    """What would change if the calendar ``record`` were ``changed``."""
    tree, today = calendar_tree(reading), day_of(reading.now)
    before, as_changed = tree.calendars[record.id], tree.with_calendar(record.id, changed)
    days = list(_changed_days(before, changed))
    return CalendarPreview(
        now=reading.now,
        name=record.name,
        reason=form.value("reason").strip(),
        form=form,
        revision=record.revision,
        back_url=back_url,
        days=tuple(days[:MOST_DAYS]),
        more_days=max(0, len(days) - MOST_DAYS),
        hours_change=_hours(before) != _hours(changed),
        past=any(day.day < today for day in days) or _past_hours(before, changed, today),
        promises=moved_promises(reading, as_changed, record.id),
        next_days=next_days(reading, as_changed.whole(as_changed.chain_of_calendar(record.id))),
    )


def _changed_days(before: WorkingCalendar, after: WorkingCalendar) -> Iterator[ChangedDay]:
    entered = (before.days_off, before.makeup_days, after.days_off, after.makeup_days)
    for day in sorted({day for entries in entered for day in entries}):
        was, becomes = ((c.days_off.get(day), c.makeup_days.get(day)) for c in (before, after))
        if was != becomes:
            yield ChangedDay(day, _says(before, day), _says(after, day))


def _says(calendar: WorkingCalendar, day: date) -> str:
    return day_words(calendar, day) or gettext("ngày làm việc")


def _hours(calendar: WorkingCalendar) -> tuple[object, ...]:
    periods = tuple((one.valid_from, one.valid_to, dict(one.week)) for one in calendar.periods)
    return calendar.day_minutes, periods, calendar.inherits


def _past_hours(before: WorkingCalendar, after: WorkingCalendar, today: date) -> bool:
    """Whether hours of the year gone by would be others."""
    if before.day_minutes != after.day_minutes:
        return True
    gone = (today - timedelta(days=back) for back in range(1, LOOKED_BACK))
    return any(_sessions(before, day) != _sessions(after, day) for day in gone)


def _sessions(calendar: WorkingCalendar, day: date) -> Sessions:
    try:
        return calendar.sessions_of(day)
    except OutsideCalendar:
        return ()
