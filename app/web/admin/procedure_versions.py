"""What an administrator does with versions, each with a reason: back in force, called off, ended."""

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.procedure_admin import procedure_row, version_id_of
from app.queries.procedure_versions import running_of, version_named
from app.queries.views_frame import SmallForm
from app.queries.views_procedures import ReasonPage
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators
from processes.actions.procedures import (
    PutBackInForce,
    RetireProcedure,
    put_back_in_force,
    retire_procedure,
)
from processes.actions.scheduling import CallOffVersion, call_off_version

Answer = AnyResponse | tuple[str, int]


@admin.get("/thu-tuc/<code>/ban/<int:number>/ap-dung-lai")
@administrators
def version_to_put_back(code: str, number: int) -> str:
    """Ask why."""
    return _ask_version("back", code, number, PlainForm({}))


@admin.post("/thu-tuc/<code>/ban/<int:number>/ap-dung-lai")
@administrators
def put_version_back(code: str, number: int) -> Answer:
    """Put an earlier version in force again."""
    form = PlainForm(request.form)
    command = PutBackInForce(code, version_id_of(reading(), code, number), form.words("reason"))
    if form.keeps(put_back_in_force, command):
        return _done(code, gettext("bản %(number)s đang áp dụng cho hồ sơ mới.", number=number))
    return _ask_version("back", code, number, form), 422


@admin.get("/thu-tuc/<code>/ban/<int:number>/huy-ngay")
@administrators
def version_to_call_off(code: str, number: int) -> str:
    """Ask why."""
    return _ask_version("call_off", code, number, PlainForm({}))


@admin.post("/thu-tuc/<code>/ban/<int:number>/huy-ngay")
@administrators
def call_version_off(code: str, number: int) -> Answer:
    """Let a version that waits for its day not begin."""
    form = PlainForm(request.form)
    command = CallOffVersion(version_id_of(reading(), code, number), form.words("reason"))
    if form.keeps(call_off_version, command):
        return _done(code, gettext("đã hủy ngày áp dụng của bản %(number)s.", number=number))
    return _ask_version("call_off", code, number, form), 422


@admin.get("/thu-tuc/<code>/thoi")
@administrators
def procedure_to_retire(code: str) -> str:
    """Ask why."""
    return _ask_end(code, PlainForm({}))


@admin.post("/thu-tuc/<code>/thoi")
@administrators
def retire(code: str) -> Answer:
    """Let no new dossier of the procedure be filed."""
    form = PlainForm(request.form)
    if form.keeps(retire_procedure, RetireProcedure(code, form.words("reason"))):
        return _done(code, gettext("thủ tục đã thôi áp dụng. Hồ sơ đang chạy vẫn làm tiếp."))
    return _ask_end(code, form), 422


def _done(code: str, words: str) -> AnyResponse:
    return go_and_say(url_for("admin.procedure_page", code=code), words, code)


def _ask_version(ask: str, code: str, number: int, form: PlainForm) -> str:
    at = reading()
    row = procedure_row(at, code)
    version = version_named(at, row, number)
    endpoint = "put_version_back" if ask == "back" else "call_version_off"
    url = url_for(f"admin.{endpoint}", code=code, number=number)
    return _ask(ask, code, row.name, form.shown(url), version.number)


def _ask_end(code: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.retire", code=code))
    return _ask("retire", code, procedure_row(reading(), code).name, shown)


def _ask(ask: str, code: str, name: str, form: SmallForm, version: int = 0) -> str:
    back, running = url_for("admin.procedure_page", code=code), running_of(reading(), code)
    view = ReasonPage(ask, code, name, form, back, version, running)
    return show("admin/procedure_reason.html", view, "procedures", "admin")
