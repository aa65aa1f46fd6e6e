"""Lịch làm việc: every calendar, the units that count by it, its days and its changes."""

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.persistence.tables.organisation import calendar as calendar_table
from app.persistence.tables.organisation import unit
from app.persistence.tables.oversight import office_journal
from app.queries.reading import Reading
from app.queries.views_calendars import (
    CalendarPage,
    CalendarRow,
    Calendars,
    Change,
    SpecialDay,
    Week,
    Workday,
)
from processes.actions.calendar_written import days_off_in_stretches, write_sessions
from processes.actions.calendars import next_working_days
from processes.domain.dossier.codes import day_of
from processes.domain.errors import NotFound
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import SessionPeriod, WorkingCalendar, calendar_from_dict

CHANGES = 10


def calendars_page(reading: Reading, said: str = "") -> Calendars:
    """The list by name: two reads."""
    records = reading.session.scalars(select(CalendarRecord).order_by(calendar_table.c.name)).all()
    units = units_by_calendar(reading)
    rows = tuple(
        CalendarRow(
            name=record.name,
            url=url_for("admin.calendar", calendar_id=record.id),
            units=units.get(record.id, ()),
            hours=_usual_hours(calendar_from_dict(record.data)),
            revision=record.revision,
        )
        for record in records
    )
    return Calendars(reading.now, rows, url_for("admin.new_calendar"), said)


def calendar_named(reading: Reading, calendar_id: str) -> CalendarRecord:
    """A calendar. Raises NotFound."""
    found = reading.session.get(CalendarRecord, calendar_id)
    if found is None:
        raise NotFound
    return found


def calendar_page(reading: Reading, calendar_id: str, said: str = "") -> CalendarPage:
    """One calendar: three reads. Raises NotFound."""
    record = calendar_named(reading, calendar_id)
    counts = calendar_from_dict(record.data)
    year = day_of(reading.now).year
    days = sorted(_special_days(counts), key=lambda one: one.first)
    return CalendarPage(
        now=reading.now,
        name=record.name,
        revision=record.revision,
        day_minutes=counts.day_minutes,
        weeks=tuple(_week(period) for period in counts.periods),
        reception=_reception(counts),
        days=tuple(one for one in days if one.last.year >= year),
        earlier=sum(one.last.year < year for one in days),
        next_days=next_days(reading, counts),
        units=units_by_calendar(reading).get(record.id, ()),
        changes=tuple(_changes(reading, record.id)),
        back_url=url_for("admin.calendars"),
        change_url=url_for("admin.calendar_form", calendar_id=record.id),
        said=said,
    )


def next_days(reading: Reading, counts: WorkingCalendar) -> tuple[Workday, ...]:
    """The next ten working days of a calendar, today included."""
    days = next_working_days(counts, day_of(reading.now))
    return tuple(
        Workday(day, counts.elapsed(counts.opens(day), counts.close(day)), str(counts.day_kind(day)))
        for day in days
    )


def units_by_calendar(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The names of the units that count by each calendar: their own, or the nearest one above."""
    columns = (unit.c.id, unit.c.name, unit.c.parent_id, unit.c.calendar_id)
    rows = {row.id: row for row in reading.session.execute(select(*columns).order_by(unit.c.name))}
    found: dict[str, list[str]] = {}
    for row in rows.values():
        above, steps = row, 0
        while above is not None and above.calendar_id is None and steps < len(rows):
            above, steps = rows.get(above.parent_id), steps + 1
        if above is not None and above.calendar_id is not None:
            found.setdefault(above.calendar_id, []).append(row.name)
    return {calendar_id: tuple(names) for calendar_id, names in found.items()}


def _usual_hours(counts: WorkingCalendar) -> str:
    """The hours of the first weekday that works, in the period that begins last."""
    week = counts.periods[-1].week
    return next((write_sessions(sessions) for sessions in week.values() if sessions), "")


def _week(period: SessionPeriod) -> Week:
    days = tuple((number, write_sessions(sessions)) for number, sessions in period.week.items())
    return Week(period.valid_from, period.valid_to, days)


def _reception(counts: WorkingCalendar) -> Week | None:
    days = tuple((n, write_sessions(sessions)) for n, sessions in counts.reception_only.items() if sessions)
    return Week(None, None, days) if days else None


def _special_days(counts: WorkingCalendar) -> Iterator[SpecialDay]:
    for first, last, name in days_off_in_stretches(counts.days_off):
        yield SpecialDay(first, last, name)
    for day, value in counts.makeup_days.items():
        like = value if isinstance(value, int) else None
        yield SpecialDay(day, day, write_sessions(counts.sessions_of(day)), True, like)


def _changes(reading: Reading, calendar_id: str) -> Iterator[Change]:
    at = office_journal.c
    query = (
        select(at.at, at.actor_name, at.action, at.reason)
        .where(at.subject_kind == "calendar", at.subject_id == calendar_id)
        .order_by(at.seq.desc())
        .limit(CHANGES)
    )
    for row in reading.session.execute(query):
        yield Change(row.at, row.actor_name, row.action == "open_calendar", row.reason)
