"""Ngăn xử lý: who stands in the slots of diagrams."""

from flask import request, url_for
from flask_babel import gettext

from app.queries.slot_form import slot_form
from app.queries.slots_page import read_staffing, slots_page
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.admin.units import Page
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
from processes.actions.unit_slots import EmptySlot, FillSlot, empty_slot, fill_slot


@admin.get("/ngan-xu-ly")
@administrators
def slots() -> str:
    """The matrix."""
    return show("admin/slots.html", slots_page(reading(), said()), "units", "admin")


@admin.get("/ngan-xu-ly/<receiving>/<slot_name>")
@administrators
def slot(receiving: str, slot_name: str) -> str:
    """Ask who stands in a slot."""
    here = read_staffing(reading()).filled.get((receiving, slot_name), "")
    return _page(receiving, slot_name, PlainForm({"unit_id": here}))


@admin.post("/ngan-xu-ly/<receiving>/<slot_name>")
@administrators
def change_slot(receiving: str, slot_name: str) -> Page:
    """Put a unit in a slot, or nobody."""
    form = PlainForm(request.form)
    unit_id, reason = form.text("unit_id"), form.words("reason")
    if unit_id:
        kept = form.keeps(fill_slot, FillSlot(receiving, slot_name, unit_id, reason))
    elif (receiving, slot_name) not in read_staffing(reading()).filled:
        kept = True
    else:
        kept = form.keeps(empty_slot, EmptySlot(receiving, slot_name, reason))
    if kept:
        return go_and_say(url_for("admin.slots"), gettext("Đã lưu."))
    form.rename({"receiving_unit_id": "", "slot": ""})
    return _page(receiving, slot_name, form), 422


def _page(receiving: str, slot_name: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.change_slot", receiving=receiving, slot_name=slot_name))
    return show("admin/form.html", slot_form(reading(), receiving, slot_name, shown), "units", "admin")
