"""Nhập: a procedure exported elsewhere becomes a drawing; its roles and slots are then named as here."""

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.diagrams import shared_parts
from app.imports import Casting, Exported, ImportReport, as_drawing, read_export, report_of
from app.queries.draft_lanes import FIELDS, lanes_page, lanes_url, names_in
from app.queries.draft_page import draft_of
from app.queries.views_drafts import UploadPage
from app.queries.views_frame import Link
from app.services import services
from app.web.admin.plain_form import PlainForm
from app.web.designer.blueprint import designer
from app.web.designer.posted import FILE, MEGABYTES, NO_EXPORT, file_posted, revision_posted
from app.web.designer.still_open import gone_on
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import designers
from processes.actions.drafting import SaveDraft, create_draft, save_draft
from processes.actions.faults import Fault
from processes.checks.dependencies import ROLE, SLOT
from processes.domain.errors import Refusal
from processes.engine.diagram import DiagramError
from processes.engine.diagram.recast import recast

Answer = AnyResponse | tuple[str, int]


@designer.get("/nhap")
@designers
def import_form() -> str:
    """The form."""
    return _page(PlainForm({}))


@designer.post("/nhap")
@designers
def take_export() -> Answer:
    """Make a drawing of an export, then ask for the roles and slots here."""
    form = PlainForm(request.form)
    exported = _export_posted(form)
    casting = Casting(expanded=form.text("expanded") == "1")
    if exported is not None:
        drawing = form.attempt(lambda: as_drawing(exported, casting))
        made = form.keeps(create_draft, drawing) if drawing else None
        if made:
            report = report_of(exported, casting, shared_parts(services().settings.models))
            return go_and_say(url_for("designer.lanes", draft_id=made.id), _told(exported, report))
    return _page(form), 422


@designer.get("/ban-ve/<draft_id>/vai")
@designers
def lanes(draft_id: str) -> Answer:
    """Ask who does here what the lanes of a drawing name."""
    if (drawing := gone_on(draft_id, "change_drawing")) is not None:
        return drawing
    found = draft_of(reading(), draft_id)
    return _lanes(draft_id, PlainForm({"revision": str(found.revision)}), said()), 200


@designer.post("/ban-ve/<draft_id>/vai")
@designers
def change_lanes(draft_id: str) -> Answer:
    """Keep other roles and slots in the lanes."""
    form, found = PlainForm(request.form), draft_of(reading(), draft_id)
    try:
        source = recast(found.source, _chosen(form, found.source, ROLE), _chosen(form, found.source, SLOT))
    except DiagramError as error:
        form.note([Fault("", error.text)])
        source = found.source
    if form.keeps(save_draft, SaveDraft(draft_id, revision_posted(form), source)):
        words = gettext("Đã đổi vai, ngăn xử lý của bản vẽ.")
        return go_and_say(url_for("designer.draft", draft_id=draft_id), words)
    read_again()
    return _lanes(draft_id, form), 422


def _export_posted(form: PlainForm) -> Exported | None:
    name, content = file_posted()
    if not name:
        form.note([Fault(FILE, NO_EXPORT)])
        return None
    try:
        return read_export(content)
    except Refusal as refusal:
        form.note([Fault(FILE, refusal.text)])
        return None


def _chosen(form: PlainForm, source: bytes, kind: str) -> dict[str, str]:
    """What each role or slot is to be called; what nobody chose stays."""
    names = names_in(source, kind)
    chosen = {name: form.text(f"{FIELDS[kind]}{number}") for number, name in enumerate(names)}
    return {name: here for name, here in chosen.items() if here}


def _told(exported: Exported, report: ImportReport) -> str:
    words = gettext(
        "Đã nhập %(name)s, bản %(number)s.", name=exported.manifest.name, number=exported.manifest.number
    )
    return " ".join((words, _compared(report)))


def _compared(report: ImportReport) -> str:
    if report.same:
        return gettext("Sơ đồ giống hệt ở nơi xuất.")
    other = ", ".join(name for _, name in (*report.missing, *report.differing))
    if other:
        return gettext("Ở đây thiếu hoặc khác nơi xuất: %(names)s.", names=other)
    return gettext("Ở đây sơ đồ khác nơi xuất. Xem kết quả kiểm tra.")


def _page(form: PlainForm) -> str:
    back = Link(gettext("Quy trình"), url_for("designer.drafts"))
    shown = form.shown(url_for("designer.take_export"))
    view = UploadPage(shown, back, MEGABYTES, imports=True)
    return show("designer/upload.html", view, "drafts", "designer")


def _lanes(draft_id: str, form: PlainForm, said: str = "") -> str:
    at = reading()
    found = draft_of(at, draft_id)
    view = lanes_page(at, found, form.shown(lanes_url(found)), said)
    return show("designer/lanes.html", view, "drafts", "designer")
