"""One procedure: its versions, putting one back in force, letting it end, its diagram as a file."""

from flask import Response, request, url_for
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
from app.queries.views_frame import SmallForm
from app.queries.views_procedures import ReasonPage
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
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
    return _ask_back(code, number, PlainForm({}))


@admin.post("/thu-tuc/<code>/ban/<int:number>/ap-dung-lai")
@administrators
def put_version_back(code: str, number: int) -> Answer:
    """Put an earlier version in force again."""
    form = PlainForm(request.form)
    command = PutBackInForce(code, version_id_of(reading(), code, number), form.words("reason"))
    if form.keeps(put_back_in_force, command):
        words = gettext("bản %(number)s đang áp dụng cho hồ sơ mới.", number=number)
        return go_and_say(url_for("admin.procedure_page", code=code), words, code)
    return _ask_back(code, number, form), 422


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
        words = gettext("thủ tục đã thôi áp dụng. Hồ sơ đang chạy vẫn làm tiếp.")
        return go_and_say(url_for("admin.procedure_page", code=code), words, code)
    return _ask_end(code, form), 422


def _ask_back(code: str, number: int, form: PlainForm) -> str:
    at = reading()
    row, version = procedure_row(at, code), version_named(at, code, number)
    url = url_for("admin.put_version_back", code=code, number=number)
    return _ask("back", code, row.name, form.shown(url), version.number)


def _ask_end(code: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.retire", code=code))
    return _ask("retire", code, procedure_row(reading(), code).name, shown)


def _ask(ask: str, code: str, name: str, form: SmallForm, version: int = 0) -> str:
    back, running = url_for("admin.procedure_page", code=code), running_of(reading(), code)
    view = ReasonPage(ask, code, name, form, back, version, running)
    return show("admin/procedure_reason.html", view, "procedures", "admin")
