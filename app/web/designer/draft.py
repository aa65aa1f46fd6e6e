"""One drawing: its page, its files, and the ways on that ask nothing."""

from dataclasses import replace

from flask import Response, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.draft_needs import needs_of
from app.queries.draft_page import draft_of, draft_page
from app.queries.procedure_admin import version_id_of
from app.reviews import draw_on, findings_of
from app.services import services
from app.web.actors import current_actor
from app.web.designer.blueprint import designer
from app.web.designer.sent_files import attachment, file_name, zipped
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import designers
from app.web.languages import say
from processes.actions.drafting import CopyDraft, copy_draft
from processes.actions.reviewing import TakeBackDraft, take_back_draft
from processes.domain.errors import NotAllowed, NotFound, Refusal


@designer.get("/ban-ve/<draft_id>")
@designers
def draft(draft_id: str) -> str:
    """The drawing with its findings."""
    return _page(draft_id, said=said())


@designer.get("/ban-ve/<draft_id>/so-do.bpmn")
@designers
def draft_file(draft_id: str) -> Response:
    """The diagram as it was drawn."""
    found = draft_of(reading(), draft_id)
    return attachment(found.source, f"{file_name(found)}.bpmn", "application/xml")


@designer.get("/ban-ve/<draft_id>/ban-ve.zip")
@designers
def draft_zip(draft_id: str) -> Response:
    """The diagram with its decision tables; taken in again it is the same drawing."""
    found = draft_of(reading(), draft_id)
    return attachment(zipped(found), f"{file_name(found)}.zip", "application/zip")


@designer.post("/tu-ban/<code>/<int:number>")
@designers
def begin(code: str, number: int) -> AnyResponse:
    """Go on drawing from a version."""
    made = draw_on(services(), current_actor(), version_id_of(reading(), code, number))
    words = gettext("Đã lập bản vẽ từ bản %(number)s. Tải tệp về, sửa rồi nạp tệp thay.", number=number)
    return go_and_say(url_for("designer.draft", draft_id=made.id), words)


@designer.post("/ban-ve/<draft_id>/chep")
@designers
def copy(draft_id: str) -> AnyResponse:
    """Go on with a drawing as one's own."""
    made = services().transactions.perform(copy_draft, current_actor(), CopyDraft(draft_id))
    return go_and_say(url_for("designer.draft", draft_id=made.id), gettext("Đã chép thành bản vẽ mới."))


@designer.post("/ban-ve/<draft_id>/lay-lai")
@designers
def take_back(draft_id: str) -> AnyResponse | tuple[str, int]:
    """Take a drawing back that nobody has answered; what has happened meanwhile is said on its page."""
    try:
        services().transactions.perform(take_back_draft, current_actor(), TakeBackDraft(draft_id))
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        read_again()
        return _page(draft_id, failed=say(refusal.text)), refusal.http
    words = gettext("Đã lấy lại bản vẽ. Sửa xong thì gửi duyệt lần nữa.")
    return go_and_say(url_for("designer.draft", draft_id=draft_id), words)


def _page(draft_id: str, said: str = "", failed: str = "") -> str:
    at, at_hand = reading(), services()
    found = draft_of(at, draft_id)
    findings = findings_of(at_hand, found)
    view = draft_page(at, found, findings, needs_of(at, at_hand, found))
    return show("designer/draft.html", replace(view, said=said, failed=failed), "drafts", "designer")
