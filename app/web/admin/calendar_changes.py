"""Changes of a calendar without writing lines: public holidays as proposed, and swaps. Both lead to the
preview that every change passes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask import request, url_for
from flask_babel import gettext

from app.holiday_proposal import proposed_days
from app.queries.calendar_proposal import proposal_page, swap_page
from app.queries.calendar_units import calendar_tree
from app.queries.calendars_page import calendar_named
from app.queries.views_frame import SmallForm
from app.web.admin.blueprint import admin
from app.web.admin.calendar_preview import preview
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import reading, show
from app.web.entry import administrators
from forms.messages import message
from processes.actions.calendar_swaps import Swap, swapped
from processes.actions.calendar_written import WEEKDAYS, write_calendar
from processes.actions.faults import BadInput, Fault
from processes.domain.dossier.codes import day_of
from processes.domain.working_time import WorkingCalendar

LONGEST_BOX = 20_000
Page = tuple[str, int] | str


@admin.get("/lich/<calendar_id>/de-xuat")
@administrators
def proposed_holidays(calendar_id: str) -> str:
    """Public holidays of a year to choose from."""
    year = request.args.get("year", day_of(reading().now).year, type=int)
    return _proposal(calendar_id, year, SmallForm(url_for("admin.take_holidays", calendar_id=calendar_id)))


@admin.post("/lich/<calendar_id>/de-xuat")
@administrators
def take_holidays(calendar_id: str) -> Page:
    """Take the chosen ones over: on to the preview."""
    form, year = PlainForm(request.form), request.form.get("year", 0, type=int)
    days, url = set(request.form.getlist("day")), url_for("admin.take_holidays", calendar_id=calendar_id)
    return _lead_on(
        calendar_id,
        form,
        lambda: _with_holidays(_own(calendar_id), year, days),
        lambda: _proposal(calendar_id, year, form.shown(url), days),
        {"days_off": "day", "makeup_days": "day"},
    )


@admin.get("/lich/<calendar_id>/hoan-doi")
@administrators
def swap_form(calendar_id: str) -> str:
    """The form of a swap."""
    return _swap(calendar_id, SmallForm(url_for("admin.swap_days", calendar_id=calendar_id), {"like": ""}))


@admin.post("/lich/<calendar_id>/hoan-doi")
@administrators
def swap_days(calendar_id: str) -> Page:
    """Both entries of a swap: on to the preview."""
    form, url = PlainForm(request.form), url_for("admin.swap_days", calendar_id=calendar_id)
    return _lead_on(
        calendar_id,
        form,
        lambda: _with_swap(calendar_id, form),
        lambda: _swap(calendar_id, form.shown(url)),
        {"days_off": "off", "makeup_days": "worked"},
    )


def _lead_on(
    calendar_id: str,
    form: PlainForm,
    change: Callable[[], WorkingCalendar | None],
    again: Callable[[], str],
    fields: dict[str, str],
) -> Page:
    """The preview of the calendar as ``change`` makes it; what is wrong is said at the ``fields`` of this
    page."""
    record = calendar_named(reading(), calendar_id)
    changed = form.attempt(change)
    if changed is None:
        return again(), 422
    typed = {"name": record.name, "revision": form.text("revision"), "reason": form.words("reason")}
    boxes = PlainForm({**write_calendar(changed), **typed}, LONGEST_BOX)

    def here() -> str:
        boxes.rename(fields)
        form.errors += boxes.errors
        return again()

    return preview(calendar_id, boxes, here)


def _own(calendar_id: str) -> WorkingCalendar:
    return calendar_tree(reading()).calendars[calendar_named(reading(), calendar_id).id]


def _with_holidays(own: WorkingCalendar, year: int, chosen: set[str]) -> WorkingCalendar:
    """``own`` with the chosen days, named as the library does where they had no entry."""
    try:
        new = {one.day: one.name for one in proposed_days(year) if one.day.isoformat() in chosen}
    except ValueError:
        new = {}
    if not new:
        raise BadInput([Fault("day", message("Chọn ít nhất một ngày nghỉ."))])
    return replace(own, days_off={**new, **own.days_off})


def _with_swap(calendar_id: str, form: PlainForm) -> WorkingCalendar | None:
    """None where a day cannot be read."""
    off = form.must_day("off", gettext("Ghi ngày làm việc được nghỉ, ví dụ: 31/08/2026."))
    worked = form.must_day("worked", gettext("Ghi ngày làm bù, ví dụ: 22/08/2026."))
    if off is None or worked is None:
        return None
    tree = calendar_tree(reading())
    own, whole = tree.calendars[calendar_id], tree.whole(tree.chain_of_calendar(calendar_id))
    return swapped(own, whole, Swap(off, worked, _weekday(form.text("like"), off)))


def _weekday(code: str, off: date) -> int:
    """The weekday whose hours are worked: that of the day off, unless another was chosen."""
    return list(WEEKDAYS).index(code) if code in WEEKDAYS else off.weekday()


def _proposal(calendar_id: str, year: int, form: SmallForm, chosen: set[str] | None = None) -> str:
    view = proposal_page(reading(), calendar_id, year, form, chosen)
    return show("admin/calendar_proposal.html", view, "calendar", "admin")


def _swap(calendar_id: str, form: SmallForm) -> str:
    view = swap_page(reading(), calendar_id, form)
    return show("admin/calendar_swap.html", view, "calendar", "admin")
