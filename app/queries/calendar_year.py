"""A year of a calendar as twelve tables: what each day is, in letters and words as well as in colour."""

from calendar import Calendar, isleap
from collections.abc import Iterator
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext

from app.queries.views_calendars import DayCell, MonthTable, YearTable
from processes.actions.calendar_written import write_sessions
from processes.domain.working_time import DayKind, OutsideCalendar, WorkingCalendar
from processes.domain.working_time.calendar import FIRST_DAY, LAST_DAY

LETTERS = {"working": "", "off": "N", "makeup": "B", "reception": "T", "rest": "–", "outside": "×"}
YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)


def year_table(
    calendar_id: str, own: WorkingCalendar, whole: WorkingCalendar, year: int, today: date
) -> YearTable:
    """The year as ``whole`` counts it; what does not stand in ``own`` is marked as from above."""
    days = [_cell(own, whole, day, today) for day in days_of(year)]
    by_day = {cell.day: cell for cell in days}
    return YearTable(
        year=year,
        months=tuple(_month(by_day, year, month) for month in range(1, 13)),
        working_days=sum(cell.face in ("working", "makeup") for cell in days),
        faces=tuple(face for face in LETTERS if any(cell.face == face for cell in days)),
        from_above=any(cell.from_above for cell in days),
        previous_url=_link(calendar_id, year - 1),
        next_url=_link(calendar_id, year + 1),
    )


def days_of(year: int) -> Iterator[date]:
    """Every day of a year."""
    return (date(year, 1, 1) + timedelta(days=step) for step in range(365 + isleap(year)))


def face_of(calendar: WorkingCalendar, day: date) -> str:
    """What a day is: a key of ``LETTERS``."""
    try:
        kind = calendar.day_kind(day)
    except OutsideCalendar:
        return "outside"
    if kind is DayKind.WEEKLY_REST:
        return "reception" if calendar.reception_of(day) else "rest"
    return {DayKind.DAY_OFF: "off", DayKind.MAKEUP: "makeup", DayKind.WORKING: "working"}[kind]


def _cell(own: WorkingCalendar, whole: WorkingCalendar, day: date, today: date) -> DayCell:
    face = face_of(whole, day)
    above = face in ("off", "makeup") and day not in own.days_off and day not in own.makeup_days
    return DayCell(day, face, LETTERS[face], day_words(whole, day), above, day == today)


def day_words(calendar: WorkingCalendar, day: date) -> str:
    """What a day is, in words; "" for an ordinary working day."""
    match face_of(calendar, day):
        case "off":
            name = calendar.day_reason(day)
            return gettext("nghỉ: %(name)s", name=name) if name else gettext("ngày nghỉ")
        case "makeup":
            return gettext("làm bù %(hours)s", hours=write_sessions(calendar.sessions_of(day)))
        case "reception":
            return gettext("chỉ tiếp nhận %(hours)s", hours=write_sessions(calendar.reception_of(day)))
        case "rest":
            return gettext("nghỉ hằng tuần")
        case "outside":
            return gettext("ngoài thời gian áp dụng của lịch")
    return ""


def _month(cells: dict[date, DayCell], year: int, month: int) -> MonthTable:
    weeks = Calendar().monthdatescalendar(year, month)
    rows = tuple(tuple(cells[day] if day.month == month else None for day in week) for week in weeks)
    return MonthTable(month, rows)


def _link(calendar_id: str, year: int) -> str | None:
    return url_for("admin.calendar", calendar_id=calendar_id, year=year) if year in YEARS else None
