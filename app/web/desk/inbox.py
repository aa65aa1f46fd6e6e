"""Hộp việc, Tiếp nhận, Trả kết quả: open work, and claiming several at once."""

from collections.abc import Sequence
from dataclasses import replace

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.desk_filing import desk_drafts
from app.queries.inbox import WorkList
from app.queries.inbox_named import NamedItem, items_named
from app.queries.inbox_page import TABS, inbox_page
from app.queries.setup_page import lacks_something
from app.queries.views_officer import BulkLine
from app.services import services
from app.web.actors import current_actor
from app.web.desk.asked import asked
from app.web.desk.blueprint import desk
from app.web.desk.frame import first_page, read_again, reading, show
from app.web.desk.notices import said_lines
from app.web.entry import officers
from app.web.languages import say
from processes.actions.tasks import ClaimTask, claim_task
from processes.domain.errors import NotFound, Refusal

MOST_AT_ONCE = 60


@desk.get("/hop-viec")
@officers()
def inbox() -> AnyResponse | str:
    """The first page after logging in: the work."""
    home = first_page(current_actor())
    if home == "admin.procedures" and lacks_something(reading()):
        return redirect(url_for("admin.setup"))
    if home != "desk.inbox":
        return redirect(url_for(home))
    return _page("inbox", said_lines())


@desk.get("/tiep-nhan")
@officers("receiver")
def intake() -> str:
    """Dossiers to take in."""
    return _page("intake", said_lines())


@desk.get("/tra-ket-qua")
@officers("receiver", "returner", "post_officer")
def returns() -> str:
    """Results to hand over."""
    return _page("returns", said_lines())


@desk.post("/hop-viec/nhan")
@officers()
def claim_many() -> str:
    """Claim every chosen task, each by itself; one line says what became of each."""
    place = request.args.get("place", "inbox")
    if place not in TABS:
        raise NotFound
    chosen = list(dict.fromkeys(request.form.getlist("item")))[:MOST_AT_ONCE]
    return _page(place, _claimed(chosen))


def _page(place: str, results: Sequence[BulkLine]) -> str:
    actor = current_actor()
    view = inbox_page(reading(), WorkList(actor.pairs, actor.id, place), asked(place), tuple(results))
    if place == "intake":
        view = replace(view, receive_url=url_for("desk.choose_procedure"), drafts=desk_drafts(reading()))
    return show("officer/inbox.html", view, place)


def _claimed(chosen: Sequence[str]) -> Sequence[BulkLine]:
    if not chosen:
        words = gettext("chưa chọn việc nào. Chọn ở cột đầu rồi bấm lại.")
        return (BulkLine(gettext("Hộp việc"), url_for("desk.inbox"), words, done=False),)
    named = items_named(reading(), chosen)
    lines = [_claim(row) for row in named]
    read_again()
    return lines


def _claim(row: NamedItem) -> BulkLine:
    url = url_for("desk.dossier", dossier_id=row.dossier_id)
    try:
        services().transactions.perform(claim_task, current_actor(), ClaimTask(row.id))
    except Refusal as refusal:
        return BulkLine(row.code, url, say(refusal.text), done=False)
    return BulkLine(row.code, url, gettext("đã nhận việc %(task)s.", task=row.task))
