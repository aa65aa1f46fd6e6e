"""One procedure: its page, and a version as a drawing and as a file."""

from flask import Response

from app.diagrams import check_source
from app.exports import export_numbered
from app.queries.procedure_admin import in_force_with_tables, procedure_admin, procedure_row, source_of
from app.queries.procedure_picture import version_picture_page
from app.services import services
from app.web.admin.blueprint import admin
from app.web.desk.frame import reading, show
from app.web.desk.notices import said
from app.web.entry import administrators


@admin.get("/thu-tuc/<code>")
@administrators
def procedure_page(code: str) -> str:
    """One procedure with everything an administrator asks about it."""
    at = reading()
    record = procedure_row(at, code)
    source, tables = in_force_with_tables(at, record)
    found = check_source(source, services().settings.models, tables) if source else []
    return show("admin/procedure.html", procedure_admin(at, code, found, said()), "procedures", "admin")


@admin.get("/thu-tuc/<code>/ban/<int:number>/so-do")
@administrators
def version_picture(code: str, number: int) -> str:
    """The drawing of a version."""
    view = version_picture_page(reading(), code, number)
    return show("admin/procedure_picture.html", view, "procedures", "admin")


@admin.get("/thu-tuc/<code>/ban/<int:number>/so-do.bpmn")
@administrators
def diagram_file(code: str, number: int) -> Response:
    """The diagram of a version, as it was drawn."""
    answer = Response(source_of(reading(), code, number), mimetype="application/xml")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{code}-{number}.bpmn")
    return answer


@admin.get("/thu-tuc/<code>/ban/<int:number>/xuat.zip")
@administrators
def export_file(code: str, number: int) -> Response:
    """A version with its blocks, shared forms and tables, for another installation."""
    answer = Response(export_numbered(services(), code, number), mimetype="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{code}-{number}.zip")
    return answer
