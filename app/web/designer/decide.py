"""Steps of a drawing that ask something: hand in, approve, send back, throw away."""

from collections.abc import Callable
from datetime import date

from flask import request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.formatting import day
from app.queries.draft_decide import decide_page
from app.queries.draft_page import draft_of
from app.reviews import approve as keep_approval
from app.reviews import submit as keep_submission
from app.services import services
from app.web.actors import current_actor
from app.web.admin.plain_form import PlainForm
from app.web.designer.blueprint import designer
from app.web.designer.posted import revision_posted
from app.web.designer.still_open import gone_on
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say
from app.web.entry import administrators, designers
from forms.messages import message
from processes.actions.drafting import DiscardDraft, discard_draft
from processes.actions.faults import Fault
from processes.actions.reviewing import SendBackDraft, send_back_draft
from processes.domain.drafting import MOST_NOTE
from processes.domain.organisation import ProcedureVersion

Answer = AnyResponse | tuple[str, int]
BOTH = message("Đã ghi ngày áp dụng: chọn “Từ một ngày sau này”, hoặc xóa ngày để áp dụng ngay.")


@designer.get("/ban-ve/<draft_id>/gui-duyet")
@designers
def to_submit(draft_id: str) -> Answer:
    """Ask what changes and why, and for the warnings to be read."""
    return _ask("submit", draft_id, "change_drawing")


@designer.post("/ban-ve/<draft_id>/gui-duyet")
@designers
def submit(draft_id: str) -> Answer:
    """Hand the drawing in."""
    form = _posted()
    confirmed = form.text("warnings_confirmed") == "1"

    def step() -> object:
        words, revision = form.words("note"), revision_posted(form)
        return keep_submission(services(), current_actor(), draft_id, revision, words, confirmed)

    said = gettext("Đã gửi duyệt. Người quản trị khác sẽ xem.")
    return _done(draft_id, said) if form.attempt(step) else _again("submit", draft_id, form)


@designer.get("/ban-ve/<draft_id>/duyet")
@administrators
def to_approve(draft_id: str) -> Answer:
    """Ask from which day on."""
    return _ask("approve", draft_id, "review_drawing")


@designer.post("/ban-ve/<draft_id>/duyet")
@administrators
def approve(draft_id: str) -> Answer:
    """Approve the drawing, for now or for a day."""
    form = _posted()
    from_day = _day_posted(form)

    def step() -> ProcedureVersion:
        newer = form.text("newer_confirmed") == "1"
        words, revision = form.words("note"), revision_posted(form)
        return keep_approval(services(), current_actor(), draft_id, revision, from_day, words, newer)

    version = form.attempt(step)
    return _done(draft_id, _told(version)) if version else _again("approve", draft_id, form)


@designer.get("/ban-ve/<draft_id>/tra-lai")
@administrators
def to_send_back(draft_id: str) -> Answer:
    """Ask what to mend."""
    return _ask("send_back", draft_id, "review_drawing")


@designer.post("/ban-ve/<draft_id>/tra-lai")
@administrators
def send_back(draft_id: str) -> Answer:
    """Give the drawing back to its author."""
    form = _posted()
    command = SendBackDraft(draft_id, revision_posted(form), form.words("note"))
    kept = form.keeps(send_back_draft, command)
    return (
        _done(draft_id, gettext("Đã trả lại cho người vẽ.")) if kept else _again("send_back", draft_id, form)
    )


@designer.get("/ban-ve/<draft_id>/bo")
@designers
def to_discard(draft_id: str) -> Answer:
    """Ask once more."""
    return _ask("discard", draft_id, "discard_drawing")


@designer.post("/ban-ve/<draft_id>/bo")
@designers
def discard(draft_id: str) -> Answer:
    """Throw the drawing away."""
    form = _posted()
    kept = form.keeps(discard_draft, DiscardDraft(draft_id, form.words("reason")))
    return _done(draft_id, gettext("Đã bỏ bản vẽ.")) if kept else _again("discard", draft_id, form)


def _posted() -> PlainForm:
    return PlainForm(request.form, MOST_NOTE)


def _day_posted(form: PlainForm) -> date | None:
    """The day on which the version begins; None for at once."""
    if form.text("when") == "later":
        return form.must_day("from_day")
    if form.text("from_day"):
        form.note([Fault("when", BOTH)])
    return None


def _told(version: ProcedureVersion) -> str:
    if version.scheduled_for is None:
        return gettext("Đã duyệt. Bản %(number)s đang áp dụng cho hồ sơ mới.", number=version.number)
    starts = day(version.scheduled_for)
    return gettext("Đã duyệt. Bản %(number)s áp dụng từ %(day)s.", number=version.number, day=starts)


def _done(draft_id: str, words: str) -> AnyResponse:
    return go_and_say(url_for("designer.draft", draft_id=draft_id), words)


def _again(ask: str, draft_id: str, form: PlainForm) -> tuple[str, int]:
    read_again()
    return _asked(ask, draft_id, lambda revision: form), 422


def _ask(ask: str, draft_id: str, action: str) -> Answer:
    if (drawing := gone_on(draft_id, action)) is not None:
        return drawing
    page = _asked(ask, draft_id, lambda revision: PlainForm({"revision": str(revision), "when": "now"}))
    return page, 200


def _asked(ask: str, draft_id: str, make: Callable[[int], PlainForm]) -> str:
    at = reading()
    found = draft_of(at, draft_id)
    form = make(found.revision)
    if ask == "submit":
        form.values.setdefault("note", found.note)
    shown = form.shown(url_for(f"designer.{ask}", draft_id=draft_id))
    return show("designer/decide.html", decide_page(at, services(), found, ask, shown), "drafts", "designer")
