"""Trả lời: a task of the applicant that is no supplement, such as confirming a draft (T-21)."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.queries.filing_case import own_sent, read_anew
from app.queries.own_dossier_question import UNANSWERED, Answered, question_item, question_page
from app.queries.own_dossier_supplement import task_form
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.entry import applicants
from app.web.filing.drawing import draw, draw_again, errors_in, posted_values, read_posted
from processes.actions.case import CaseInHand
from processes.actions.refusals import NoteRequired, OutcomeUnknown, TaskAlreadyDone, TaskGone, TaskSuspended
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.dossier.work import WorkItem

LONGEST = 1000
OWN = ("csrf_token", "outcome", "note")


@dossiers.get("/ho-so/<dossier_id>/tra-loi")
@applicants
def answer(dossier_id: str) -> Response | str:
    """What is asked, about what, until when; a dossier that asks nothing shows where it stands."""
    case = own_sent(current_actor(), dossier_id)
    item = question_item(case)
    if item is None:
        return _away(dossier_id)
    form = task_form(case, item)
    return _page(case, item, draw(form) if form else Markup(), UNANSWERED)


@dossiers.post("/ho-so/<dossier_id>/tra-loi")
@applicants
def send_answer(dossier_id: str) -> Response | str | tuple[str, int]:
    """Answer; whoever comes too late, or presses twice, is shown where the dossier stands."""
    case = own_sent(current_actor(), dossier_id)
    item = question_item(case)
    if item is None:
        return _away(dossier_id)
    typed, note = request.form.get("outcome", ""), request.form.get("note", "").strip()[:LONGEST]
    html, faults = _form(case, item)
    if faults:
        return _page(case, item, html, Answered(typed, note, faults=faults)), 422
    command = CompleteTask(item.id, typed or None, _posted(), note)
    try:
        services().transactions.perform(complete_task, current_actor(), command)
    except OutcomeUnknown:
        says = gettext("Chọn một cách trả lời")
        return _again(dossier_id, html, Answered(typed, note, outcome_error=says))
    except NoteRequired:
        says = gettext("Viết chỗ Ông, Bà đề nghị sửa")
        return _again(dossier_id, html, Answered(typed, note, note_error=says))
    except (TaskAlreadyDone, TaskGone, TaskSuspended):
        pass
    return _away(dossier_id)


def _form(case: CaseInHand, item: WorkItem) -> tuple[Markup, tuple[FieldError, ...]]:
    """The task's own form with what was typed."""
    form = task_form(case, item)
    if form is None:
        return Markup(), ()
    answers = read_posted(form)
    return draw_again(form, answers), errors_in(answers.errors)


def _posted() -> dict[str, list[str]]:
    values = posted_values()
    return {name: values.getlist(name) for name in values if name not in OWN}


def _again(dossier_id: str, html: Markup, answered: Answered) -> Response | tuple[str, int]:
    """The page with what was typed, read anew: the refused action has changed nothing."""
    read_anew()
    case = own_sent(current_actor(), dossier_id)
    item = question_item(case)
    return (_page(case, item, html, answered), 422) if item else _away(dossier_id)


def _page(case: CaseInHand, item: WorkItem, html: Markup, answered: Answered) -> str:
    return render_template("citizen/question.html", view=question_page(case, item, html, answered))


def _away(dossier_id: str) -> Response:
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))
