"""Bổ sung hồ sơ: hand in what did not pass, with a word to the desk (C-47)."""

from flask import redirect, render_template, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.queries.filing_case import own_sent, read_anew
from app.queries.own_dossier_supplement import not_handed_in, supplement_page, task_form, wanted_components
from app.queries.own_dossier_turn import supplement_item
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.entry import applicants
from app.web.filing.drawing import draw, draw_again, errors_in, posted_values, read_posted, saving
from app.web.filing.handing_in import Refused, hand_in_posted
from processes.actions.case import CaseInHand
from processes.actions.refusals import SupplementMissing, TaskAlreadyDone, TaskGone
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.dossier.work import WorkItem


@dossiers.get("/ho-so/<dossier_id>/bo-sung")
@applicants
def supplement(dossier_id: str) -> Response | str:
    """What, why, how, until when; a dossier that asks for nothing shows where it stands."""
    case = own_sent(current_actor(), dossier_id)
    item = supplement_item(case)
    if item is None:
        return _away(dossier_id)
    form = task_form(case, item)
    return _page(case, item, draw(form) if form else Markup(), {}, ())


@dossiers.post("/ho-so/<dossier_id>/bo-sung")
@applicants
def send_supplement(dossier_id: str) -> Response | str | tuple[str, int]:
    """Keep the uploads; *Gửi bổ sung* then gives the turn back to the desk."""
    case = own_sent(current_actor(), dossier_id)
    if supplement_item(case) is None:
        return _away(dossier_id)
    refused = hand_in_posted(dossier_id, wanted_components(case))
    read_anew()
    case = own_sent(current_actor(), dossier_id)
    item = supplement_item(case)
    if item is None:
        return _away(dossier_id)
    if not saving():
        refused = _still_missing(case) | refused
    html, faults = _answered(case, item)
    if refused or (faults and not saving()):
        return _page(case, item, html, refused, faults), 422
    if saving():
        return _page(case, item, html, {}, ())
    return _send(case, item, html)


def _send(case: CaseInHand, item: WorkItem, html: Markup) -> Response | tuple[str, int]:
    outcomes = case.facts.tasks[item.node].outcomes
    posted = {name: posted_values().getlist(name) for name in posted_values()}
    command = CompleteTask(item.id, outcomes[0].id if outcomes else None, posted)
    try:
        services().transactions.perform(complete_task, current_actor(), command)
    except SupplementMissing:
        return _page(case, item, html, _still_missing(case), ()), 422
    except (TaskAlreadyDone, TaskGone):
        pass
    return _away(case.dossier.id)


def _answered(case: CaseInHand, item: WorkItem) -> tuple[Markup, tuple[FieldError, ...]]:
    """The task's own form with what was typed."""
    form = task_form(case, item)
    if form is None:
        return Markup(), ()
    answers = read_posted(form)
    return draw_again(form, answers), errors_in(answers.errors)


def _still_missing(case: CaseInHand) -> Refused:
    says = gettext("Tải bản đã sửa lên rồi gửi")
    return {component.id: says for component in not_handed_in(case)}


def _page(
    case: CaseInHand, item: WorkItem, html: Markup, refused: Refused, faults: tuple[FieldError, ...]
) -> str:
    view = supplement_page(case, item, html, refused, faults)
    return render_template("citizen/supplement.html", view=view)


def _away(dossier_id: str) -> Response:
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))
