"""Nạp quy trình: a diagram from a file is checked, and put in force with a reason."""

from dataclasses import dataclass
from pathlib import PurePath

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.diagrams import check_source, errors_of, put_in_force
from app.queries.finding_words import findings_in_words
from app.queries.procedure_admin import procedure_row
from app.queries.views_procedures import UploadDiagram
from app.services import services
from app.web.actors import current_actor
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators
from forms.messages import message
from processes.actions.faults import Fault, empty
from processes.checks import Finding
from processes.domain.organisation import ProcedureVersion

MEGABYTES = 2
ENDINGS = (".bpmn", ".xml")
NO_REASON = message("Ghi lý do đưa quy trình này vào áp dụng.")


@dataclass(frozen=True)
class Posted:
    """The file that came with the form; nothing of it is kept unless it is put in force."""

    name: str
    source: bytes


@admin.get("/thu-tuc/nap")
@administrators
def upload_diagram() -> str:
    """The form."""
    return _page(PlainForm({}))


@admin.post("/thu-tuc/nap")
@administrators
def take_diagram() -> AnyResponse | tuple[str, int]:
    """Check the file; put it in force, or show what the checker found."""
    form, posted = PlainForm(request.form), _posted()
    form.note([_fault_of_file(posted), empty("reason", form.words("reason"), NO_REASON)])
    found = form.attempt(lambda: check_source(posted.source, services().settings.models)) or []
    form.note([_fault_of_findings(found, form)])
    version = form.attempt(
        lambda: put_in_force(services(), current_actor(), posted.source, form.words("reason"))
    )
    if version is None:
        return _page(form, posted.name, found), 422
    code = version.procedure_code
    return go_and_say(url_for("admin.procedure_page", code=code), _told(version), code)


def _posted() -> Posted:
    file = request.files.get("diagram")
    if file is None or not file.filename:
        return Posted("", b"")
    with file.stream as stream:
        return Posted(PurePath(file.filename).name[:200], stream.read(MEGABYTES * 1024 * 1024 + 1))


def _fault_of_file(posted: Posted) -> Fault | None:
    if not posted.name:
        return Fault("diagram", message("Chọn một tệp .bpmn."))
    if not posted.name.casefold().endswith(ENDINGS):
        return Fault(
            "diagram", message("Tệp “{name}” không phải là tệp .bpmn. Chọn tệp khác.", name=posted.name)
        )
    if len(posted.source) > MEGABYTES * 1024 * 1024:
        return Fault("diagram", message("Tệp nặng hơn {most} MB. Chọn tệp nhỏ hơn.", most=MEGABYTES))
    return None


def _fault_of_findings(found: list[Finding], form: PlainForm) -> Fault | None:
    if errors_of(found):
        return Fault("diagram", message("Quy trình còn lỗi. Sửa các lỗi ghi dưới đây rồi chọn lại tệp."))
    if _has_warnings(found) and form.text("confirm") != "1":
        return Fault("confirm", message("Đọc các cảnh báo, đánh dấu vào ô này rồi chọn lại tệp."))
    return None


def _has_warnings(found: list[Finding]) -> bool:
    return any(finding.severity == "warning" for finding in found)


def _told(version: ProcedureVersion) -> str:
    """The same diagram again changes nothing, so it may be that another version is in force."""
    read_again()
    number = version.number
    if procedure_row(reading(), version.procedure_code).version_id == version.id:
        return gettext("bản %(number)s đang áp dụng cho hồ sơ mới.", number=number)
    return gettext("quy trình này đã có, là bản %(number)s. Bấm Áp dụng lại ở bản đó nếu cần.", number=number)


def _page(form: PlainForm, filename: str = "", found: list[Finding] | None = None) -> str:
    view = UploadDiagram(
        form=form.shown(url_for("admin.take_diagram")),
        back_url=url_for("admin.procedures"),
        most_megabytes=MEGABYTES,
        findings=findings_in_words(reading(), found or []),
        filename=filename,
        must_confirm=_has_warnings(found or []),
    )
    return show("admin/procedure_upload.html", view, "procedures", "admin")
