"""Người: the officers, and the page of one."""

from flask import request, url_for
from flask_babel import gettext

from app.queries.people_forms import adding_person_form, changing_person_form, known_person
from app.queries.people_page import STATES, Asked, people_page, person_page
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.admin.units import Page
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
from processes.actions.people import AddOfficer, ChangeOfficer, add_officer, change_officer
from processes.domain.dossier.codes import day_of


@admin.get("/nguoi")
@administrators
def people() -> str:
    """The list."""
    args = request.args
    state = args.get("state", "active")
    asked = Asked(
        q=args.get("q", "").strip()[:LONGEST],
        state=state if state in STATES else "active",
        unit=args.get("unit", "")[:LONGEST],
        after=_after(args.get("after", "")),
        first=first_row(),
    )
    return show("admin/people.html", people_page(reading(), asked, said()), "units", "admin")


@admin.get("/nguoi/them")
@administrators
def new_person() -> str:
    """The form of a new officer."""
    today = f"{day_of(services().clock()):%d/%m/%Y}"
    return _adding(PlainForm({"valid_from": today, "unit_id": request.args.get("unit", "")}))


@admin.post("/nguoi/them")
@administrators
def add_person() -> Page:
    """Keep a new officer with the first post."""
    form = PlainForm(request.form)
    since = form.must_day("valid_from")
    if since:
        posts = ((form.text("unit_id"), form.text("role"), form.text("title")),)
        command = AddOfficer(form.text("name"), form.text("phone"), form.text("email"), posts, since)
        officer = form.keeps(add_officer, command)
        if officer:
            words = gettext("Đã thêm %(name)s.", name=officer.name)
            return go_and_say(url_for("admin.person", officer_id=officer.id), words)
    return _adding(form), 422


@admin.get("/nguoi/<officer_id>")
@administrators
def person(officer_id: str) -> str:
    """One officer."""
    account_url = url_for("admin.account_of_officer", officer_id=officer_id)
    view = person_page(reading(), officer_id, account_url, said())
    return show("admin/person.html", view, "units", "admin")


@admin.get("/nguoi/<officer_id>/sua")
@administrators
def edit_person(officer_id: str) -> str:
    """The form of an officer's details."""
    return _changing(officer_id, PlainForm(dict(known_person(reading(), officer_id))))


@admin.post("/nguoi/<officer_id>/sua")
@administrators
def change_person(officer_id: str) -> Page:
    """Keep other details of an officer."""
    form = PlainForm(request.form)
    command = ChangeOfficer(
        officer_id, form.text("name"), form.text("phone"), form.text("email"), form.words("reason")
    )
    if form.keeps(change_officer, command):
        return go_and_say(url_for("admin.person", officer_id=officer_id), gettext("Đã lưu."))
    return _changing(officer_id, form), 422


def _after(text: str) -> tuple[str, str] | None:
    name, mark, id_ = text[: 2 * LONGEST].rpartition("~")
    return (name, id_) if mark else None


def _adding(form: PlainForm) -> str:
    view = adding_person_form(reading(), form.shown(url_for("admin.add_person")))
    return show("admin/form.html", view, "units", "admin")


def _changing(officer_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.change_person", officer_id=officer_id))
    return show("admin/form.html", changing_person_form(reading(), officer_id, shown), "units", "admin")
