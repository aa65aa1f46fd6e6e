"""Cơ quan: the tree of units and the page of one."""

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.unit_forms import adding_form, changing_form, known_unit
from app.queries.units_page import unit_page, unit_row, units_page
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.admin.unit_posted import asked_unit, codes_posted, details_posted
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
from processes.actions.units import AddUnit, ChangeUnit
from processes.actions.units import add_unit as keep_unit
from processes.actions.units import change_unit as keep_change
from processes.domain.dossier.codes import day_of

Page = AnyResponse | str | tuple[str, int]


@admin.get("/co-quan")
@administrators
def units() -> str:
    """The tree."""
    view = units_page(reading(), request.args.get("ended") == "1", said())
    return show("admin/units.html", view, "units", "admin")


@admin.get("/co-quan/them")
@administrators
def new_unit() -> str:
    """The form of a new unit; ``above`` is the unit it would belong to."""
    today = f"{day_of(services().clock()):%d/%m/%Y}"
    above = request.args.get("above", "")
    level = unit_row(reading(), above).level if above else ""
    return _adding(PlainForm({"valid_from": today, "parent_id": above, "level": level}))


@admin.post("/co-quan/them")
@administrators
def add_unit() -> Page:
    """Keep a new unit."""
    form = PlainForm(request.form)
    details = details_posted(form)
    if details:
        command = AddUnit(asked_unit(details), codes_posted(form))
        unit = form.keeps(keep_unit, command)
        if unit:
            words = gettext("Đã thêm %(name)s.", name=unit.name)
            return go_and_say(url_for("admin.unit", unit_id=unit.id), words)
    return _adding(form), 422


@admin.get("/co-quan/<unit_id>")
@administrators
def unit(unit_id: str) -> str:
    """One unit."""
    return show("admin/unit.html", unit_page(reading(), unit_id, said()), "units", "admin")


@admin.get("/co-quan/<unit_id>/sua")
@administrators
def edit_unit(unit_id: str) -> str:
    """The form of a unit's details."""
    return _changing(unit_id, PlainForm(dict(known_unit(reading(), unit_id))))


@admin.post("/co-quan/<unit_id>/sua")
@administrators
def change_unit(unit_id: str) -> Page:
    """Keep other details of a unit."""
    form = PlainForm(request.form)
    details = details_posted(form)
    if details:
        command = ChangeUnit(unit_id, details, codes_posted(form), form.words("reason"))
        if form.keeps(keep_change, command):
            return go_and_say(url_for("admin.unit", unit_id=unit_id), gettext("Đã lưu."))
    return _changing(unit_id, form), 422


def _adding(form: PlainForm) -> str:
    view = adding_form(reading(), form.shown(url_for("admin.add_unit")))
    return show("admin/form.html", view, "units", "admin")


def _changing(unit_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.change_unit", unit_id=unit_id))
    return show("admin/form.html", changing_form(reading(), unit_id, shown), "units", "admin")
