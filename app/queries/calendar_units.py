"""The tree of units with their calendars, read for pages."""

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.queries.reading import Reading
from app.queries.views_frame import Link
from app.queries.views_system import CheckLine
from processes.actions.calendar_tree import CalendarTree, tree_of
from processes.domain.dossier.codes import day_of
from processes.domain.organisation import CalendarRecord, Unit


def calendar_tree(reading: Reading) -> CalendarTree:
    """Every unit and every calendar: two reads."""
    units = reading.session.scalars(select(Unit))
    return tree_of(units, reading.session.scalars(select(CalendarRecord)))


def years_missing(reading: Reading) -> list[tuple[CalendarRecord, int]]:
    """The calendars in use that lack the days off of a year, with that year."""
    missing = calendar_tree(reading).missing_years(day_of(reading.now))
    found = ((reading.session.get(CalendarRecord, id_), year) for id_, year in missing)
    return [(record, year) for record, year in found if record is not None]


def years_line(reading: Reading) -> CheckLine:
    """Whether each calendar in use has the days off of this year, and from 1 November of the next."""
    name, link = gettext("Lịch làm việc"), Link(gettext("Lịch làm việc"), url_for("admin.calendars"))
    lacking = [
        gettext("%(name)s: chưa có ngày nghỉ năm %(year)s", name=record.name, year=year)
        for record, year in years_missing(reading)
    ]
    if not lacking:
        return CheckLine(name, "done", gettext("đủ ngày nghỉ của các năm cần có"), link=link)
    advice = gettext("Nhập ngày nghỉ lễ đã công bố: thiếu ngày nghỉ thì ngày hẹn trả sai.")
    return CheckLine(name, "missing", "; ".join(lacking), advice, link)
