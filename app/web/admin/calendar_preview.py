"""The step between typing a change of a calendar and saving it: what it would move."""

from collections.abc import Callable

from flask import url_for
from flask_babel import gettext

from app.persistence.world import DatabaseWorld
from app.queries.calendar_preview import calendar_preview
from app.queries.calendars_page import calendar_named
from app.queries.views_frame import FieldError
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import reading, show
from processes.actions.calendar_typed import read_calendar
from processes.actions.calendars import ChangeCalendar, check_change
from processes.domain.working_time import WorkingCalendar, calendar_from_dict


def typed_change(calendar_id: str, form: PlainForm) -> ChangeCalendar:
    """The change as it was typed. Raises BadInput."""
    data = read_calendar(form.values)
    return ChangeCalendar(calendar_id, typed_revision(form), form.text("name"), data, form.words("reason"))


def typed_revision(form: PlainForm) -> int:
    """The revision that the change was made from; 0, which none is, where it cannot be read."""
    text = form.text("revision")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def preview(calendar_id: str, form: PlainForm, again: Callable[[], str]) -> tuple[str, int]:
    """The page of what would change; ``again`` shows the form where something is wrong. Raises NotFound."""
    changed = form.attempt(lambda: _checked(typed_change(calendar_id, form)))
    if changed is None:
        return again(), 422
    record, url = (
        calendar_named(reading(), calendar_id),
        url_for("admin.save_calendar", calendar_id=calendar_id),
    )
    back = url_for("admin.calendar", calendar_id=calendar_id)
    view = calendar_preview(reading(), record, changed, form.shown(url), back)
    if view.promises.lost:
        words = gettext("Có hồ sơ đến hạn sau ngày cuối của lịch. Kéo dài thời gian áp dụng rồi xem lại.")
        form.errors.append(FieldError(words, "from_0"))
        return again(), 422
    return show("admin/calendar_preview.html", view, "calendar", "admin"), 200


def _checked(command: ChangeCalendar) -> WorkingCalendar:
    """The calendar as it would be, refused as saving it would be."""
    at = reading()
    check_change(DatabaseWorld(at.session, at.now, at.shelves.versions, at.shelves.calendars), command)
    return calendar_from_dict(command.data)
