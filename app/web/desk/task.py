"""One task: look at it, claim it, save it, put it back, complete it."""

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.code_words import code_or_none
from app.queries.task_next import next_task_of
from app.queries.task_page import FINE, Wrong, conflict_page, is_workable, seen_task, task_page
from app.queries.task_typed import Typed, typed_before
from app.services import services
from app.web.actors import current_actor
from app.web.desk import task_posted
from app.web.desk.blueprint import desk
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import remember, said
from app.web.desk.task_refused import QUICKER, wrong_because
from app.web.desk.task_result import keep_result
from app.web.entry import officers
from processes.actions.case import CaseInHand
from processes.actions.refusals import DossierChanged
from processes.actions.tasks import (
    ClaimTask,
    ReleaseTask,
    SaveTaskDraft,
    claim_task,
    complete_task,
    release_task,
    save_task_draft,
)
from processes.domain.dossier.work import WorkItem
from processes.domain.errors import Refusal

Shown = AnyResponse | str | tuple[str, int]


@desk.get("/viec/<item_id>")
@officers()
def task(item_id: str) -> Shown:
    """The page of a task; looking claims nothing."""
    at = reading()
    case, item = seen_task(at, item_id)
    before = typed_before(case, item, at.actor.id)
    if not is_workable(at, item):
        return _conflict(item_id, before if before.saved_at else None), 200
    chosen = request.args.get("outcome", "") or before.outcome
    typed = Typed(before.values, chosen, before.note, before.checks, saved_at=before.saved_at)
    return _page(case, item, typed, told=said())


@desk.post("/viec/<item_id>/nhan")
@officers()
def claim(item_id: str) -> Shown:
    """Take a task and go on to its page."""
    try:
        services().transactions.perform(claim_task, current_actor(), ClaimTask(item_id))
    except QUICKER:
        return _conflict(item_id, None), 409
    return redirect(url_for("desk.task", item_id=item_id))


@desk.post("/viec/<item_id>/nha")
@officers()
def release(item_id: str) -> Shown:
    """Put a task back for the others of the role; what was typed stays as one's draft."""
    case, item = seen_task(reading(), item_id)
    _save(item_id, task_posted.typed(case, item))
    try:
        services().transactions.perform(release_task, current_actor(), ReleaseTask(item_id))
    except QUICKER:
        return _conflict(item_id, None), 409
    _remember(case, gettext("đã nhả việc %(task)s.", task=item.label))
    return redirect(url_for("desk.inbox"))


@desk.post("/viec/<item_id>/luu")
@officers()
def save(item_id: str) -> Shown:
    """Keep what was typed without completing the task."""
    case, item = seen_task(reading(), item_id)
    refused = keep_result(item_id)
    _save(item_id, task_posted.typed(case, item))
    if refused:
        return _again(item_id, Wrong(result=refused), 422)
    _remember(case, gettext("đã lưu, chưa hoàn thành."))
    return redirect(url_for("desk.task", item_id=item_id))


@desk.post("/viec/<item_id>")
@officers()
def complete(item_id: str) -> Shown:
    """Complete the task and go on to the next one, or to the list."""
    if task_posted.presses_row_button():
        return _again(item_id, FINE, 200)
    if request.form.get("do") == "save":
        return save(item_id)
    refused = keep_result(item_id)
    if refused:
        return _again(item_id, Wrong(result=refused), 422)
    asked = task_posted.command(item_id)
    try:
        case = services().transactions.perform(complete_task, current_actor(), asked)
    except (*QUICKER, DossierChanged) as refusal:
        return _too_late(item_id, isinstance(refusal, DossierChanged))
    except Refusal as refusal:
        return _again(item_id, wrong_because(refusal), 403 if refusal.http == 403 else 422)
    _remember(case, gettext("đã hoàn thành việc vừa làm."))
    return _onward()


def _onward() -> AnyResponse:
    """To the next task the officer holds, or to the list."""
    with services().transactions.read() as session:
        item_id = next_task_of(session, current_actor().id)
    return redirect(url_for("desk.task", item_id=item_id) if item_id else url_for("desk.inbox"))


def _too_late(item_id: str, changed: bool) -> Shown:
    case, item = seen_task(reading(), item_id)
    typed = task_posted.typed(case, item)
    _save(item_id, typed)
    return _conflict(item_id, typed, changed), 409


def _again(item_id: str, wrong: Wrong, status: int) -> Shown:
    """The page with everything that was typed, and what is wrong with it."""
    read_again()
    case, item = seen_task(reading(), item_id)
    typed = task_posted.typed(case, item)
    return _page(case, item, typed, wrong), status


def _page(case: CaseInHand, item: WorkItem, typed: Typed, wrong: Wrong = FINE, told: str = "") -> str:
    return show("officer/task.html", task_page(reading(), case, item, typed, wrong, told), "inbox")


def _conflict(item_id: str, typed: Typed | None, changed: bool = False) -> str:
    read_again()
    case, item = seen_task(reading(), item_id)
    return show("officer/conflict.html", conflict_page(reading(), case, item, typed, changed), "inbox")


def _save(item_id: str, typed: Typed) -> None:
    command = SaveTaskDraft(item_id, typed.as_draft())
    services().transactions.perform(save_task_draft, current_actor(), command)
    read_again()


def _remember(case: CaseInHand, words: str) -> None:
    remember(code_or_none(case.dossier.code), url_for("desk.dossier", dossier_id=case.dossier.id), words)
