"""Lịch làm việc: the calendars that deadlines are counted by."""

from collections.abc import Mapping

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.calendars_page import calendar_named, calendar_page, calendars_page, next_days
from app.queries.views_calendars import CalendarForm, Workday
from app.queries.views_frame import SmallForm
from app.web.admin.blueprint import admin
from app.web.admin.calendar_preview import preview, typed_change, typed_revision
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
from processes.actions.calendar_typed import periods_in, read_calendar
from processes.actions.calendar_written import write_calendar
from processes.actions.calendars import (
    OpenCalendar,
    change_calendar,
    checked_calendar,
    open_calendar,
)
from processes.domain.working_time import calendar_from_dict

Answer = AnyResponse | tuple[str, int] | str
USUAL = {"day_minutes": "480", "from_0": ""}
MOST_PERIODS = 12
LONGEST_BOX = 20_000
"""Days off of many years stand in one box, a line each."""


@admin.get("/lich")
@administrators
def calendars() -> str:
    """Every calendar."""
    return show("admin/calendars.html", calendars_page(reading(), said()), "calendar", "admin")


@admin.get("/lich/them")
@administrators
def new_calendar() -> str:
    """The form of a new calendar."""
    return _form("", 0, SmallForm(url_for("admin.keep_calendar"), USUAL))


@admin.post("/lich/them")
@administrators
def keep_calendar() -> Answer:
    """Keep a new calendar, or show its days before."""
    form, url = PlainForm(request.form, LONGEST_BOX), url_for("admin.keep_calendar")
    if request.form.get("action") == "preview":
        return _preview_of_new(form, url)
    data = form.attempt(lambda: read_calendar(form.values)) or {}
    made = form.keeps(open_calendar, OpenCalendar(form.text("name"), data))
    if made is None:
        return _form("", 0, form.shown(url)), 422
    words = gettext("lịch đã lưu. Chọn đơn vị dùng lịch này ở trang Cơ quan, người.")
    return go_and_say(url_for("admin.calendar", calendar_id=made.id), words, made.name)


@admin.get("/lich/<calendar_id>")
@administrators
def calendar(calendar_id: str) -> str:
    """One calendar with the days of a year."""
    year = request.args.get("year", type=int)
    return show(
        "admin/calendar.html", calendar_page(reading(), calendar_id, year, said()), "calendar", "admin"
    )


@admin.get("/lich/<calendar_id>/sua")
@administrators
def calendar_form(calendar_id: str) -> str:
    """The form of a calendar, filled with it."""
    record = calendar_named(reading(), calendar_id)
    boxes = {"name": record.name, **write_calendar(calendar_from_dict(record.data))}
    return _form(calendar_id, record.revision, SmallForm(_here(calendar_id), boxes))


@admin.post("/lich/<calendar_id>/sua")
@administrators
def save_calendar(calendar_id: str) -> Answer:
    """Change a calendar with a reason; before, show what it would move, or the form again to go on typing."""
    form = PlainForm(request.form, LONGEST_BOX)
    step = form.values.pop("action", "")
    if step == "edit":
        return _again(calendar_id, form)
    if step != "save":
        return preview(calendar_id, form, lambda: _again(calendar_id, form))
    command = form.attempt(lambda: typed_change(calendar_id, form))
    changed = form.keeps(change_calendar, command)
    if changed is None:
        return _again(calendar_id, form), 422
    words = gettext("lịch đã lưu. Hạn của các hồ sơ đang chạy được tính lại lần lượt.")
    return go_and_say(url_for("admin.calendar", calendar_id=calendar_id), words, changed.name)


def _here(calendar_id: str) -> str:
    return url_for("admin.save_calendar", calendar_id=calendar_id)


def _again(calendar_id: str, form: PlainForm) -> str:
    """The form as it was typed, for the revision it was typed from."""
    return _form(calendar_id, typed_revision(form), form.shown(_here(calendar_id)))


def _preview_of_new(form: PlainForm, url: str) -> tuple[str, int]:
    counts = form.attempt(lambda: checked_calendar(read_calendar(form.values)))
    days = next_days(reading(), counts) if counts else ()
    return _form("", 0, form.shown(url), days), 200 if counts else 422


def _form(calendar_id: str, revision: int, form: SmallForm, days: tuple[Workday, ...] = ()) -> str:
    back = url_for("admin.calendar", calendar_id=calendar_id) if calendar_id else url_for("admin.calendars")
    view = CalendarForm(
        name=calendar_named(reading(), calendar_id).name if calendar_id else "",
        form=form,
        periods=_periods(form.values),
        revision=revision,
        back_url=back,
        next_days=days,
    )
    return show("admin/calendar_form.html", view, "calendar", "admin")


def _periods(values: Mapping[str, str]) -> tuple[int, ...]:
    """The numbers of the periods, with an empty one at the end to write another into."""
    known = min(periods_in(values), MOST_PERIODS)
    last_is_used = any(values.get(f"{box}_{known - 1}", "").strip() for box in ("from", "to", "mon", "tue"))
    return tuple(range(known + 1 if last_is_used and known < MOST_PERIODS else max(known, 1)))
