"""What an officer posted from a task's page: the form's answers, and the fields of the page around it."""

from datetime import datetime

from flask import request

from app.queries.task_typed import Typed, around, scene_of
from forms.answers import Answers, read_answers
from forms.entry import row_action
from processes.actions.case import CaseInHand
from processes.actions.papers import CHECKS
from processes.actions.posted import PostedValues
from processes.actions.tasks import CompleteTask
from processes.domain.dossier.work import WorkItem

OWN = frozenset({"csrf_token", "do", "version", "outcome", "note", "result_file"})
OWN_BEGINNINGS = ("check-", "comment-")
LONGEST_NOTE = 4000


def command(item_id: str) -> CompleteTask:
    """The completion that this request asks for."""
    return CompleteTask(
        item_id,
        request.form.get("outcome") or None,
        _answers(),
        request.form.get("note", "").strip()[:LONGEST_NOTE],
        _checks(),
        _seen(),
    )


def presses_row_button() -> bool:
    """Whether "add a row" or "remove this row" of a table was pressed: nothing is completed then."""
    return row_action(PostedValues(_answers())) is not None


def typed(case: CaseInHand, item: WorkItem) -> Typed:
    """What stands in the form now, with what is wrong with its answers."""
    asked = command(item.id)
    read = _read(case, item, asked)
    return Typed(read.values, asked.outcome or "", asked.note, asked.checks, tuple(read.errors))


def _read(case: CaseInHand, item: WorkItem, asked: CompleteTask) -> Answers:
    form = case.facts.tasks[item.node].form
    if form is None:
        return Answers({})
    kept = case.answers.get(form)
    definition, before = case.version.forms[form], kept.values if kept else None
    return read_answers(definition, PostedValues(asked.posted), before, around(case), scene_of(case))


def _answers() -> dict[str, list[str]]:
    return {
        name: values
        for name, values in request.form.lists()
        if name not in OWN and not name.startswith(OWN_BEGINNINGS)
    }


def _checks() -> dict[str, tuple[str, str]]:
    """Ticks and comments by component; what the procedure does not know is dropped by the action."""
    ticks = {
        name.removeprefix("check-"): value
        for name, value in request.form.items()
        if name.startswith("check-")
    }
    return {
        component: (tick, request.form.get(f"comment-{component}", "").strip()[:1000])
        for component, tick in ticks.items()
        if tick in CHECKS
    }


def _seen() -> datetime | None:
    try:
        seen = datetime.fromisoformat(request.form.get("version", ""))
    except ValueError:
        return None
    return seen if seen.tzinfo else None
