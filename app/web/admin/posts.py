"""Posts of an officer begin and end; an officer leaves and returns."""

from flask import request, url_for
from flask_babel import gettext, ngettext

from app.formatting import day as day_words
from app.queries.people_forms import (
    adding_post_form,
    ending_post_form,
    leaving_form,
    post_row,
    returning_form,
)
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.admin.units import Page
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators
from processes.actions.leaving import (
    DeactivateOfficer,
    ReactivateOfficer,
    deactivate_officer,
    reactivate_officer,
)
from processes.actions.people import AddPost, EndPost
from processes.actions.people import add_post as keep_post
from processes.actions.people import end_post as keep_end
from processes.domain.dossier.codes import day_of


@admin.get("/nguoi/<officer_id>/vi-tri")
@administrators
def new_post(officer_id: str) -> str:
    """The form of another post."""
    return _adding(officer_id, PlainForm({"valid_from": _today()}))


@admin.post("/nguoi/<officer_id>/vi-tri")
@administrators
def add_post(officer_id: str) -> Page:
    """Give an officer another post."""
    form = PlainForm(request.form)
    since, until = form.must_day("valid_from"), form.day("valid_to")
    if since:
        where, role, title = form.text("unit_id"), form.text("role"), form.text("title")
        command = AddPost(officer_id, where, role, since, until, title, form.words("reason"))
        if form.keeps(keep_post, command):
            return go_and_say(url_for("admin.person", officer_id=officer_id), gettext("Đã thêm vị trí."))
    form.rename({"officer_id": ""})
    return _adding(officer_id, form), 422


@admin.get("/vi-tri/<post_id>/ket-thuc")
@administrators
def ending_post(post_id: str) -> str:
    """Ask for the last day of a post."""
    return _ending(post_id, PlainForm({"day": _today()}))


@admin.post("/vi-tri/<post_id>/ket-thuc")
@administrators
def end_post(post_id: str) -> Page:
    """End a post."""
    form = PlainForm(request.form)
    last = form.must_day("day")
    ended = form.keeps(keep_end, EndPost(post_id, last, form.words("reason"))) if last else None
    if ended:
        words = gettext("Vị trí kết thúc hết ngày %(day)s.", day=day_words(ended.valid_to))
        return go_and_say(url_for("admin.person", officer_id=ended.officer_id), words)
    return _ending(post_id, form), 422


@admin.get("/nguoi/<officer_id>/ngung")
@administrators
def leaving(officer_id: str) -> str:
    """Ask why an officer leaves."""
    return _leaving(officer_id, PlainForm({}))


@admin.post("/nguoi/<officer_id>/ngung")
@administrators
def leave(officer_id: str) -> Page:
    """An officer works here no more; what he had claimed is free again."""
    form = PlainForm(request.form)
    freed = form.keeps(deactivate_officer, DeactivateOfficer(officer_id, form.words("reason")))
    if freed is not None:
        words = gettext("Đã ngừng công tác.")
        if freed:
            words += " " + ngettext("%(num)s việc về lại Hộp việc.", "%(num)s việc về lại Hộp việc.", freed)
        return go_and_say(url_for("admin.person", officer_id=officer_id), words)
    return _leaving(officer_id, form), 422


@admin.get("/nguoi/<officer_id>/tro-lai")
@administrators
def returning(officer_id: str) -> str:
    """Ask why an officer is back."""
    return _returning(officer_id, PlainForm({}))


@admin.post("/nguoi/<officer_id>/tro-lai")
@administrators
def come_back(officer_id: str) -> Page:
    """An officer works here again."""
    form = PlainForm(request.form)
    if form.keeps(reactivate_officer, ReactivateOfficer(officer_id, form.words("reason"))):
        return go_and_say(url_for("admin.person", officer_id=officer_id), gettext("Đã cho làm việc trở lại."))
    return _returning(officer_id, form), 422


def _today() -> str:
    return f"{day_of(services().clock()):%d/%m/%Y}"


def _adding(officer_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.add_post", officer_id=officer_id))
    return show("admin/form.html", adding_post_form(reading(), officer_id, shown), "units", "admin")


def _ending(post_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.end_post", post_id=post_row(reading(), post_id).id))
    return show("admin/form.html", ending_post_form(reading(), post_id, shown), "units", "admin")


def _leaving(officer_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.leave", officer_id=officer_id))
    return show("admin/form.html", leaving_form(reading(), officer_id, shown), "units", "admin")


def _returning(officer_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.come_back", officer_id=officer_id))
    return show("admin/form.html", returning_form(reading(), officer_id, shown), "units", "admin")
