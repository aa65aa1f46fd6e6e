"""Nạp tệp: a diagram becomes a drawing, or the next state of one, whatever the checker says of it."""

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.draft_page import back_to, draft_of
from app.queries.views_drafts import UploadPage
from app.queries.views_frame import Link
from app.web.admin.plain_form import PlainForm
from app.web.designer.blueprint import designer
from app.web.designer.posted import MEGABYTES, bundle_posted, revision_posted
from app.web.designer.still_open import gone_on
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import designers
from processes.actions.drafting import CreateDraft, SaveDraft, create_draft, save_draft
from processes.domain.drafting import MOST_NOTE

Answer = AnyResponse | tuple[str, int]


@designer.get("/nap")
@designers
def upload() -> str:
    """The form of a new drawing."""
    return _page(PlainForm({}))


@designer.post("/nap")
@designers
def take_in() -> Answer:
    """Keep a new drawing, then show what the checker finds in it."""
    form = PlainForm(request.form, MOST_NOTE)
    bundle = bundle_posted(form)
    if bundle is not None:
        command = CreateDraft(bundle.source, bundle.texts, bundle.name, form.words("note"))
        made = form.keeps(create_draft, command)
        if made:
            words = gettext("Đã nạp %(name)s. Xem kết quả kiểm tra rồi gửi duyệt.", name=bundle.name)
            return go_and_say(url_for("designer.draft", draft_id=made.id), words)
    return _page(form), 422


@designer.get("/ban-ve/<draft_id>/tep")
@designers
def replacement(draft_id: str) -> Answer:
    """The form of a drawing's next state."""
    if (drawing := gone_on(draft_id, "change_drawing")) is not None:
        return drawing
    found = draft_of(reading(), draft_id)
    return _replacing(draft_id, PlainForm({"revision": str(found.revision), "note": found.note})), 200


@designer.post("/ban-ve/<draft_id>/tep")
@designers
def replace(draft_id: str) -> Answer:
    """Keep the next state of a drawing."""
    form = PlainForm(request.form, MOST_NOTE)
    bundle = bundle_posted(form)
    if bundle is not None:
        revision = revision_posted(form)
        command = SaveDraft(draft_id, revision, bundle.source, bundle.texts, form.words("note"))
        made = form.keeps(save_draft, command)
        if made:
            same = made.revision == revision
            words = gettext("Tệp này giống tệp đang có.") if same else gettext("Đã thay tệp của bản vẽ.")
            return go_and_say(url_for("designer.draft", draft_id=draft_id), words)
    read_again()
    return _replacing(draft_id, form), 422


def _page(form: PlainForm) -> str:
    back = Link(gettext("Quy trình"), url_for("designer.drafts"))
    view = UploadPage(form.shown(url_for("designer.take_in")), back, MEGABYTES)
    return show("designer/upload.html", view, "drafts", "designer")


def _replacing(draft_id: str, form: PlainForm) -> str:
    back = back_to(draft_of(reading(), draft_id))
    view = UploadPage(form.shown(url_for("designer.replace", draft_id=draft_id)), back, MEGABYTES, back.text)
    return show("designer/upload.html", view, "drafts", "designer")
