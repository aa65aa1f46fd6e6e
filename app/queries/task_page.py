"""The page of one task, and the page that tells who was quicker."""

from dataclasses import dataclass
from datetime import date

from flask import current_app, url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import select

from app.formatting import day
from app.persistence.tables.organisation import officer
from app.queries.desk_clock import clock_of_item
from app.queries.desk_dossier import head
from app.queries.desk_files import paper_rows, result_files
from app.queries.desk_words import task_name
from app.queries.reading import Reading
from app.queries.task_checks import paper_checks
from app.queries.task_fee import fee_box
from app.queries.task_outcomes import next_steps, outcome_cards
from app.queries.task_typed import Typed, around, scene_of
from app.queries.views_frame import FieldError, Link
from app.queries.views_officer_task import EarlierWords, Kept, ResultBox, TaskConflict, TaskPage
from forms.display import display_rows
from forms.rendering import render_form, summary_items
from processes.actions.case import CaseInHand
from processes.domain.access import Subject, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.work import DONE, OPEN, SUSPENDED, WorkItem
from processes.domain.errors import NotFound
from processes.domain.procedure import TaskNode


@dataclass(frozen=True)
class Wrong:
    """Why a task was not completed, besides the answers of its form: words of the page, by place."""

    outcome: str = ""
    note: str = ""
    result: str = ""
    page: str = ""

    def lines(self) -> tuple[FieldError, ...]:
        """The lines of the summary, in the order of the page."""
        places = (
            (self.result, "result_file"),
            (self.outcome, "outcome"),
            (self.note, "note"),
            (self.page, None),
        )
        return tuple(FieldError(words, field) for words, field in places if words)


FINE = Wrong()


def seen_task(reading: Reading, item_id: str) -> tuple[CaseInHand, WorkItem]:
    """A task of the reader's roles with its dossier. Raises NotFound."""
    item = reading.session.get(WorkItem, item_id)
    dossier = reading.session.get(Dossier, item.dossier_id) if item else None
    if item is None or dossier is None or not may(reading.actor, "see_task", Subject(dossier, item)):
        raise NotFound
    return reading.case(dossier).of_run(item.run_id), item


def is_workable(reading: Reading, item: WorkItem) -> bool:
    """Open, and not somebody else's."""
    return item.state == OPEN and item.holder_id in (None, reading.actor.officer_id)


def task_page(
    reading: Reading, case: CaseInHand, item: WorkItem, typed: Typed, wrong: Wrong = FINE, said: str = ""
) -> TaskPage:
    """Everything the page of a task shows."""
    node = case.facts.tasks[item.node]
    checks = paper_checks(reading, case, node, typed.checks)
    results = result_files(case)
    return TaskPage(
        now=reading.now,
        head=head(reading, case.dossier),
        title=task_name(reading, case.dossier.version_id, item.node, item.label),
        clock=clock_of_item(reading, case, item),
        url=url_for("desk.complete", item_id=item.id),
        version=reading.now.isoformat(),
        form_html=_form(reading, case, node, typed),
        errors=_errors(reading, typed) + wrong.lines(),
        checks=checks,
        result=ResultBox((), files=results, error=wrong.result) if node.kind == "result" else None,
        fee=fee_box(reading, case, node),
        outcomes=outcome_cards(reading, case, item, typed.outcome),
        outcome_error=wrong.outcome,
        note=typed.note,
        note_error=wrong.note,
        release_url=url_for("desk.release", item_id=item.id) if item.holder_id else None,
        saved_at=typed.saved_at,
        said=said,
        earlier=earlier_words(reading, case, item),
        papers=() if checks else tuple(row for row in paper_rows(reading, case) if row.files),
        draft=Link(gettext("Mở PDF"), results[-1].url or "") if results and node.kind != "result" else None,
        next_steps=next_steps(reading, case, item),
    )


def earlier_words(reading: Reading, case: CaseInHand, item: WorkItem) -> EarlierWords | None:
    """The note of the step before this task, such as a leader's reason for sending back (L-01, P-02)."""
    done = [
        other
        for other in case.items
        if other.state == DONE and other.done_at and other.done_at <= item.created_at
    ]
    if case.is_side:
        return _asked(reading, case)
    last = max(done, key=lambda other: other.done_at or reading.now, default=None)
    if last is None or last.done_at is None or not last.note:
        return None
    return EarlierWords(
        name=last.done_by_name,
        at=last.done_at,
        task=task_name(reading, case.dossier.version_id, last.node, last.label),
        words=last.note,
        outcome=_outcome(reading, case, last),
    )


def _asked(reading: Reading, case: CaseInHand) -> EarlierWords | None:
    """What a side run was started with: who asked, when, and why."""
    record, side = case.record, case.version.facts.side
    if record is None or side is None:
        return None
    return EarlierWords(
        name=str(record.data.get("by_name", "")),
        at=record.started_at,
        task=side.label.read(reading.locale),
        words=str(record.data.get("reason", "")),
        outcome=_given(case),
    )


def _given(case: CaseInHand) -> str:
    """What else was asked for, such as the new date."""
    given = case.given.get("due_new") or case.given.get("legal_basis") or ""
    try:
        return day(date.fromisoformat(str(given)))
    except ValueError:
        return str(given)


def conflict_page(
    reading: Reading, case: CaseInHand, item: WorkItem, typed: Typed | None, changed: bool = False
) -> TaskConflict:
    """Who was quicker and when; ``typed`` is what the reader had written, kept as his draft."""
    done, taken = item.state == DONE, item.state == OPEN and not changed
    moment = item.done_at if done else item.held_at if taken else case.dossier.updated_at
    return TaskConflict(
        now=reading.now,
        head=head(reading, case.dossier),
        title=task_name(reading, case.dossier.version_id, item.node, item.label),
        why="done" if done else "taken" if taken else _why_not(item, changed),
        at=moment or reading.now,
        next_url=url_for("desk.inbox"),
        name=item.done_by_name if done else _holder(reading, item),
        outcome=_outcome(reading, case, item),
        kept=_kept(reading, case, item, typed) if typed else (),
    )


def _why_not(item: WorkItem, changed: bool) -> str:
    if item.state == SUSPENDED:
        return "suspended"
    return "changed" if changed else "gone"


def _form(reading: Reading, case: CaseInHand, node: TaskNode, typed: Typed) -> Markup | str:
    if node.form is None:
        return ""
    return render_form(
        current_app.jinja_env,
        case.version.forms[node.form],
        typed.values,
        typed.errors,
        reading.locale,
        "desk",
        context=around(case),
        scene=scene_of(case),
        translate=reading.say,
    )


def _errors(reading: Reading, typed: Typed) -> tuple[FieldError, ...]:
    items = summary_items(typed.errors, reading.locale, reading.say)
    return tuple(FieldError(item.words, item.field) for item in items)


def _holder(reading: Reading, item: WorkItem) -> str:
    query = select(officer.c.name).where(officer.c.id == item.holder_id)
    return reading.session.scalar(query) or "" if item.holder_id else ""


def _outcome(reading: Reading, case: CaseInHand, item: WorkItem) -> str:
    outcomes = case.facts.tasks[item.node].outcomes
    return next((o.label.read(reading.locale) for o in outcomes if o.id == item.outcome), "")


def _kept(reading: Reading, case: CaseInHand, item: WorkItem, typed: Typed) -> tuple[Kept, ...]:
    form = case.facts.tasks[item.node].form
    rows = (
        display_rows(
            case.version.forms[form],
            typed.values,
            reading.locale,
            context=around(case),
            scene=scene_of(case),
            translate=reading.say,
        )
        if form
        else []
    )
    kept = [Kept(row.label, row.text) for row in rows if row.text]
    return (*kept, Kept(gettext("Ghi chú, lý do"), typed.note)) if typed.note else tuple(kept)
