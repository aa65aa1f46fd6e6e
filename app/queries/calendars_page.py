"""Lịch làm việc: every calendar, the units that count by it, its days and its changes."""

from collections.abc import Iterator
from dataclasses import replace

from flask import url_for
from sqlalchemy import func, select

from app.persistence.tables.organisation import calendar as calendar_table
from app.persistence.tables.oversight import office_journal
from app.persistence.tables.work import due
from app.queries.calendar_units import calendar_tree, years_missing
from app.queries.calendar_year import YEARS, year_table
from app.queries.reading import Reading
from app.queries.views_calendars import (
    CalendarPage,
    CalendarRow,
    Calendars,
    Change,
    MissingYear,
    Recounting,
    SpecialDay,
    Week,
    Workday,
)
from processes.actions.calendar_recounts import RECOUNT
from processes.actions.calendar_tree import CalendarTree
from processes.actions.calendar_written import days_off_in_stretches, write_sessions
from processes.actions.calendars import next_working_days
from processes.domain.dossier.codes import day_of
from processes.domain.errors import NotFound
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import SessionPeriod, WorkingCalendar, missing_year

CHANGES = 10


def calendars_page(reading: Reading, said: str = "") -> Calendars:
    """The list by name: a few reads, however many there are."""
    records = reading.session.scalars(select(CalendarRecord).order_by(calendar_table.c.name)).all()
    tree = calendar_tree(reading)
    rows = tuple(
        CalendarRow(
            name=record.name,
            url=url_for("admin.calendar", calendar_id=record.id),
            units=tuple(unit.name for unit in tree.units_by(record.id)),
            hours=_usual_hours(tree.calendars[record.id]),
            revision=record.revision,
        )
        for record in records
    )
    missing = tuple(_missing(record, year) for record, year in years_missing(reading))
    return Calendars(reading.now, rows, url_for("admin.new_calendar"), missing, said)


def _missing(record: CalendarRecord, year: int) -> MissingYear:
    url = url_for("admin.proposed_holidays", calendar_id=record.id, year=year)
    return MissingYear(record.name, year, url)


def calendar_named(reading: Reading, calendar_id: str) -> CalendarRecord:
    """A calendar. Raises NotFound."""
    found = reading.session.get(CalendarRecord, calendar_id)
    if found is None:
        raise NotFound
    return found


def calendar_page(
    reading: Reading, calendar_id: str, year: int | None = None, said: str = ""
) -> CalendarPage:
    """One calendar with the days of ``year``, of this one unless told. Raises NotFound."""
    record, tree = calendar_named(reading, calendar_id), calendar_tree(reading)
    chain, today = tree.chain_of_calendar(calendar_id), day_of(reading.now)
    own, whole = tree.calendars[calendar_id], tree.whole(chain)
    shown = today.year if year is None else year
    if shown not in YEARS:
        raise NotFound
    return CalendarPage(
        now=reading.now,
        name=record.name,
        revision=record.revision,
        day_minutes=own.day_minutes,
        weeks=tuple(_week(period) for period in own.periods),
        reception=_reception(own),
        year=year_table(calendar_id, own, whole, shown, today),
        days=tuple(special_days(own, whole, shown)),
        next_days=next_days(reading, whole),
        units=tuple(unit.name for unit in tree.units_by(calendar_id)),
        changes=tuple(_changes(reading, record.id)),
        back_url=url_for("admin.calendars"),
        change_url=url_for("admin.calendar_form", calendar_id=record.id),
        propose_url=url_for(
            "admin.proposed_holidays", calendar_id=record.id, year=_asked_year(whole, reading)
        ),
        swap_url=url_for("admin.swap_form", calendar_id=record.id),
        above=_names_above(reading, tree, calendar_id),
        missing=missing_year(whole, today) if tree.units_by(calendar_id) else None,
        recounting=recounting(reading, calendar_id),
        said=said,
    )


def _asked_year(whole: WorkingCalendar, reading: Reading) -> int:
    """The year that a proposal is about at first: the one that is missing, else the next."""
    today = day_of(reading.now)
    return missing_year(whole, today) or today.year + 1


def _names_above(reading: Reading, tree: CalendarTree, calendar_id: str) -> tuple[str, ...]:
    above = tree.chain_of_calendar(calendar_id)[1:]
    return tuple(calendar_named(reading, id_).name for id_ in above)


def recounting(reading: Reading, calendar_id: str) -> Recounting | None:
    """How far the worker has come since the last change; None where it moved no dossier."""
    at = office_journal.c
    query = (
        select(at.at, at.after)
        .where(at.subject_kind == "calendar", at.subject_id == calendar_id)
        .order_by(at.seq.desc())
        .limit(1)
    )
    change = reading.session.execute(query).first()
    total = int((change.after or {}).get("dossiers", 0)) if change else 0
    if change is None or not total:
        return None
    # All rows of a change have its moment, so that the index of open moments finds them.
    waits = (due.c.due_at == change.at, due.c.fired_at.is_(None), due.c.due_at.is_not(None))
    rows = select(func.count()).where(*waits, due.c.kind == RECOUNT, due.c.node == calendar_id)
    return Recounting(total - reading.session.scalar(rows), total)


def next_days(reading: Reading, counts: WorkingCalendar) -> tuple[Workday, ...]:
    """The next ten working days of a calendar, today included."""
    days = next_working_days(counts, day_of(reading.now))
    return tuple(
        Workday(day, counts.elapsed(counts.opens(day), counts.close(day)), str(counts.day_kind(day)))
        for day in days
    )


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


def special_days(own: WorkingCalendar, whole: WorkingCalendar, year: int) -> list[SpecialDay]:
    """The days off and make-up days of a year in order; those not in ``own`` are from above."""
    found = [*_special_days(own, year)]
    above = {day: name for day, name in whole.days_off.items() if day not in own.days_off}
    made_up = {day: how for day, how in whole.makeup_days.items() if day not in own.makeup_days}
    if above or made_up:
        further_up = _special_days(replace(whole, days_off=above, makeup_days=made_up), year)
        found += [replace(one, from_above=True) for one in further_up]
    return sorted(found, key=lambda one: one.first)


def _special_days(counts: WorkingCalendar, year: int) -> Iterator[SpecialDay]:
    off = {day: name for day, name in counts.days_off.items() if day.year == year}
    for first, last, name in days_off_in_stretches(off):
        yield SpecialDay(first, last, name)
    for day, value in counts.makeup_days.items():
        if day.year == year:
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
