"""One procedure: its versions, putting one back in force, letting it end, its diagram as a file."""

from flask import Response, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.diagrams import check_source
from app.queries.procedure_admin import (
    procedure_admin,
    procedure_row,
    running_of,
    source_in_force,
    source_of,
    version_id_of,
    version_named,
)
from app.queries.views_frame import FieldError, SmallForm
from app.queries.views_procedures import ReasonPage
from app.services import services
from app.web.actors import current_actor
from app.web.admin import typed
from app.web.admin.blueprint import admin
from app.web.desk.frame import reading, show
from app.web.desk.notices import remember, said
from app.web.entry import administrators
from app.web.languages import say
from processes.actions.office import ReasonRequired
from processes.actions.procedures import (
    PutBackInForce,
    RetireProcedure,
    put_back_in_force,
    retire_procedure,
)

Answer = AnyResponse | tuple[str, int]


@admin.get("/thu-tuc/<code>")
@administrators
def procedure_page(code: str) -> str:
    """One procedure with everything an administrator asks about it."""
    at = reading()
    source = source_in_force(at, procedure_row(at, code))
    found = check_source(source, services().settings.models) if source else []
    return show("admin/procedure.html", procedure_admin(at, code, found, said()), "procedures", "admin")


@admin.get("/thu-tuc/<code>/ban/<int:number>/so-do.bpmn")
@administrators
def diagram_file(code: str, number: int) -> Response:
    """The diagram of a version, as it was drawn."""
    source = source_of(reading(), code, number)
    name = f"{code}-{number}.bpmn"
    answer = Response(source, mimetype="application/xml")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@admin.get("/thu-tuc/<code>/ban/<int:number>/ap-dung-lai")
@administrators
def version_to_put_back(code: str, number: int) -> str:
    """Ask why."""
    return _ask_back(code, number, ())


@admin.post("/thu-tuc/<code>/ban/<int:number>/ap-dung-lai")
@administrators
def put_version_back(code: str, number: int) -> Answer:
    """Put an earlier version in force again."""
    command = PutBackInForce(code, version_id_of(reading(), code, number), typed.text("reason"))
    try:
        services().transactions.perform(put_back_in_force, current_actor(), command)
    except ReasonRequired as refused:
        return _ask_back(code, number, (FieldError(say(refused.text), "reason"),)), 422
    remember(code, "", gettext("bản %(number)s đang áp dụng cho hồ sơ mới.", number=number))
    return redirect(url_for("admin.procedure_page", code=code))


@admin.get("/thu-tuc/<code>/thoi")
@administrators
def procedure_to_retire(code: str) -> str:
    """Ask why."""
    return _ask_end(code, ())


@admin.post("/thu-tuc/<code>/thoi")
@administrators
def retire(code: str) -> Answer:
    """Let no new dossier of the procedure be filed."""
    command = RetireProcedure(code, typed.text("reason"))
    try:
        services().transactions.perform(retire_procedure, current_actor(), command)
    except ReasonRequired as refused:
        return _ask_end(code, (FieldError(say(refused.text), "reason"),)), 422
    remember(code, "", gettext("thủ tục đã thôi áp dụng. Hồ sơ đang chạy vẫn làm tiếp."))
    return redirect(url_for("admin.procedure_page", code=code))


def _ask_back(code: str, number: int, errors: tuple[FieldError, ...]) -> str:
    at = reading()
    row, version = procedure_row(at, code), version_named(at, code, number)
    url = url_for("admin.put_version_back", code=code, number=number)
    return _ask("back", code, row.name, SmallForm(url, {}, errors), version.number)


def _ask_end(code: str, errors: tuple[FieldError, ...]) -> str:
    form = SmallForm(url_for("admin.retire", code=code), {}, errors)
    return _ask("retire", code, procedure_row(reading(), code).name, form)


def _ask(ask: str, code: str, name: str, form: SmallForm, version: int = 0) -> str:
    back, running = url_for("admin.procedure_page", code=code), running_of(reading(), code)
    view = ReasonPage(ask, code, name, form, back, version, running)
    return show("admin/procedure_reason.html", view, "procedures", "admin")
