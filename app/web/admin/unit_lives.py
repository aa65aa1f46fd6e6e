"""How units end, begin again, and hand over to one another."""

from flask import request, url_for
from flask_babel import gettext

from app.formatting import day as day_words
from app.queries.unit_forms import ending_form, reopening_form, succession_form, unlinking_form
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.admin.units import Page
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators
from processes.actions.unit_lives import (
    EndUnit,
    LinkSuccession,
    ReopenUnit,
    UnlinkSuccession,
    link_succession,
    unlink_succession,
)
from processes.actions.unit_lives import end_unit as keep_end
from processes.actions.unit_lives import reopen_unit as keep_open
from processes.domain.dossier.codes import day_of


@admin.get("/co-quan/<unit_id>/ket-thuc")
@administrators
def ending_unit(unit_id: str) -> str:
    """Ask for the last day."""
    return _ending(unit_id, PlainForm({"day": f"{day_of(services().clock()):%d/%m/%Y}"}))


@admin.post("/co-quan/<unit_id>/ket-thuc")
@administrators
def end_unit(unit_id: str) -> Page:
    """End a unit."""
    form = PlainForm(request.form)
    last = form.must_day("day")
    if last and form.keeps(keep_end, EndUnit(unit_id, last, form.words("reason"))):
        words = gettext("Cơ quan kết thúc hết ngày %(day)s.", day=day_words(last))
        return go_and_say(url_for("admin.unit", unit_id=unit_id), words)
    return _ending(unit_id, form), 422


@admin.get("/co-quan/<unit_id>/mo-lai")
@administrators
def reopening_unit(unit_id: str) -> str:
    """Ask why a unit is not to end."""
    return _reopening(unit_id, PlainForm({}))


@admin.post("/co-quan/<unit_id>/mo-lai")
@administrators
def reopen_unit(unit_id: str) -> Page:
    """Take back the end of a unit."""
    form = PlainForm(request.form)
    if form.keeps(keep_open, ReopenUnit(unit_id, form.words("reason"))):
        return go_and_say(url_for("admin.unit", unit_id=unit_id), gettext("Cơ quan làm việc trở lại."))
    return _reopening(unit_id, form), 422


@admin.get("/co-quan/<unit_id>/ke-thua")
@administrators
def new_succession(unit_id: str) -> str:
    """Ask who took over from whom."""
    return _linking(unit_id, PlainForm({"direction": "before"}))


@admin.post("/co-quan/<unit_id>/ke-thua")
@administrators
def add_succession(unit_id: str) -> Page:
    """Keep who took over from whom; the field for the other unit is called ``other``."""
    form = PlainForm(request.form)
    since = form.must_day("since")
    other = form.text("other")
    old, new = (unit_id, other) if form.text("direction") == "after" else (other, unit_id)
    if since and form.keeps(link_succession, LinkSuccession(old, new, since, form.text("note"))):
        return go_and_say(url_for("admin.unit", unit_id=unit_id), gettext("Đã lưu."))
    form.rename({"predecessor_id": "other", "successor_id": "other"})
    return _linking(unit_id, form), 422


@admin.get("/co-quan/<old>/ke-thua/<new>/bo")
@administrators
def unlinking(old: str, new: str) -> str:
    """Ask why a succession is not true."""
    return _unlinking(old, new, PlainForm({}))


@admin.post("/co-quan/<old>/ke-thua/<new>/bo")
@administrators
def unlink(old: str, new: str) -> Page:
    """Take back a succession."""
    form = PlainForm(request.form)
    if form.keeps(unlink_succession, UnlinkSuccession(old, new, form.words("reason"))):
        return go_and_say(url_for("admin.unit", unit_id=new), gettext("Đã bỏ ghi kế thừa."))
    return _unlinking(old, new, form), 422


def _ending(unit_id: str, form: PlainForm) -> str:
    view = ending_form(reading(), unit_id, form.shown(url_for("admin.end_unit", unit_id=unit_id)))
    return show("admin/form.html", view, "units", "admin")


def _reopening(unit_id: str, form: PlainForm) -> str:
    view = reopening_form(reading(), unit_id, form.shown(url_for("admin.reopen_unit", unit_id=unit_id)))
    return show("admin/form.html", view, "units", "admin")


def _linking(unit_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.add_succession", unit_id=unit_id))
    return show("admin/form.html", succession_form(reading(), unit_id, shown), "units", "admin")


def _unlinking(old: str, new: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.unlink", old=old, new=new))
    return show("admin/form.html", unlinking_form(reading(), old, new, shown), "units", "admin")
