"""Working on a task: claim it, put it back, save a draft, complete it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from forms.answers import Scene, read_answers
from processes.actions.advance import advance
from processes.actions.case import CaseInHand
from processes.actions.fees_taken import settle_fee
from processes.actions.moves import perform_move
from processes.actions.papers import check_papers, current_papers, failed_papers
from processes.actions.posted import PostedValues
from processes.actions.refusals import (
    AnswersIncomplete,
    DossierChanged,
    NoteRequired,
    NothingToSupplement,
    OutcomeUnknown,
    PapersNotPassed,
    ResultMissing,
    SamePersonNotAllowed,
    SupplementMissing,
    TaskAlreadyDone,
    TaskGone,
    TaskSuspended,
    TaskTaken,
)
from processes.actions.sides import settle_sides
from processes.actions.standing import is_past
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Answers
from processes.domain.dossier.statuses import BEFORE_INTAKE
from processes.domain.dossier.work import DONE, OPEN, SUSPENDED, TaskDraft, WorkItem
from processes.domain.errors import NotFound
from processes.domain.procedure import Outcome, TaskNode
from processes.ports import World


@dataclass(frozen=True)
class ClaimTask:
    """An officer takes a task."""

    item_id: str


@dataclass(frozen=True)
class ReleaseTask:
    """An officer puts a task back."""

    item_id: str


@dataclass(frozen=True)
class SaveTaskDraft:
    """An officer keeps what was typed without completing the task."""

    item_id: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class CompleteTask:
    """A task is done: the answers of its form as posted, its outcome, and a note.

    ``checks`` are the ticks of the paper list: component → (``unchecked``/``passed``/``failed``, comment).
    ``seen`` is when the officer was shown the dossier: what the applicant changed later was not looked at.
    """

    item_id: str
    outcome: str | None = None
    posted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    note: str = ""
    checks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    seen: datetime | None = None


def case_of_item(world: World, actor: Actor, item_id: str) -> tuple[CaseInHand, WorkItem]:
    """The case and task of a work item, or NotFound when the actor may not even see it."""
    case = CaseInHand(world, actor, world.lock_dossier_of_item(item_id))
    item = case.item(item_id)
    if not may(actor, "see_task", case.subject(item)):
        raise NotFound
    return case.of_run(item.run_id), item


def claim_task(world: World, actor: Actor, command: ClaimTask) -> WorkItem:
    """Take a free task. Refused when it is done, gone or another's."""
    case, item = case_of_item(world, actor, command.item_id)
    _require_free(case, item)
    if item.holder_id != actor.officer_id:
        _require_other_person(case, item)
        item.holder_id, item.held_at = actor.officer_id, world.now
        item.opened_at = item.opened_at or world.now
        case.note("task_claimed", label=item.label, node=item.node)
    return item


def release_task(world: World, actor: Actor, command: ReleaseTask) -> WorkItem:
    """Put a task back for the others of the role."""
    case, item = case_of_item(world, actor, command.item_id)
    _require_free(case, item)
    if item.holder_id is not None:
        item.holder_id = item.held_at = None
        case.note("task_released", label=item.label, node=item.node)
    return item


def save_task_draft(world: World, actor: Actor, command: SaveTaskDraft) -> None:
    """Keep an officer's words; also when the task has been done by another meanwhile."""
    _, item = case_of_item(world, actor, command.item_id)
    assert actor.officer_id is not None
    draft = world.task_draft(item.id, actor.officer_id)
    values = dict(command.values)
    if draft is None:
        world.add(TaskDraft(item.id, actor.officer_id, values, world.now))
    else:
        draft.values, draft.saved_at = values, world.now


def complete_task(world: World, actor: Actor, command: CompleteTask) -> CaseInHand:
    """Complete a task: keep its answers, make its move, and go on with the diagram.

    Completing twice by the same person changes nothing the second time. Raises refusals of this module's
    list; the case tells where the dossier now stands.
    """
    case, item = case_of_item(world, actor, command.item_id)
    if item.state == DONE and item.done_by == actor.id:
        return case
    _require_free(case, item)
    _require_other_person(case, item)
    _require_seen(case, command.seen)
    node = case.facts.tasks[item.node]
    outcome = _chosen(node, command.outcome)
    _keep_answers(case, node, command)
    if command.checks and may(actor, "check_papers", case.subject(item)):
        check_papers(case, command.checks)
    _require_grounds(case, node, outcome, command.note)
    _finish(case, item, outcome, command.note)
    settle_fee(case, node, outcome, command.note)
    case.run.complete(item.task_id, {"outcome": outcome.id if outcome else None})
    if outcome and outcome.move:
        perform_move(case, outcome.move)
    advance(case)
    settle_sides(case)
    return case


def _require_free(case: CaseInHand, item: WorkItem) -> None:
    if item.state == DONE:
        raise TaskAlreadyDone(item.done_by_name, item.done_at or case.world.now)
    if item.state == SUSPENDED:
        raise TaskSuspended
    if item.state != OPEN:
        raise TaskGone
    holder = item.holder_id
    if holder is not None and item.role != "applicant" and holder != case.actor.officer_id:
        raise TaskTaken(_name_of(case, holder))


def _name_of(case: CaseInHand, officer_id: str) -> str:
    return case.world.officer_name(officer_id)


def _require_other_person(case: CaseInHand, item: WorkItem) -> None:
    assignment = case.facts.tasks[item.node].assignment
    if assignment.rule != "not_same_as" or assignment.task is None:
        return
    earlier = case.last_done([assignment.task]).get(assignment.task)
    if earlier and earlier.done_by == case.actor.id:
        raise SamePersonNotAllowed


def _require_seen(case: CaseInHand, seen: datetime | None) -> None:
    """Before intake the applicant may still change the dossier under the officer's eyes (Q13)."""
    if seen is None or case.dossier.status not in BEFORE_INTAKE:
        return
    party = case.dossier.party_id
    changes = [answers.saved_at for answers in case.answers.values() if answers.saved_by == party]
    changes += [paper.uploaded_at for paper in case.papers if paper.uploaded_by == party]
    if any(change > seen for change in changes):
        raise DossierChanged


def _chosen(node: TaskNode, outcome: str | None) -> Outcome | None:
    if not node.outcomes:
        return None
    for candidate in node.outcomes:
        if candidate.id == outcome:
            return candidate
    raise OutcomeUnknown


def _keep_answers(case: CaseInHand, node: TaskNode, command: CompleteTask) -> None:
    if node.form is None:
        return
    definition = case.version.forms[node.form]
    kept = case.answers.get(node.form)
    answers = read_answers(
        definition,
        PostedValues(command.posted),
        kept.values if kept else None,
        case.context(),
        Scene(today=case.world.today()),
    )
    if not answers.accepted:
        raise AnswersIncomplete(answers.errors, answers.values)
    if kept is None:
        kept = Answers(case.dossier.id, node.form, answers.values, case.world.now, case.actor.id, True)
        case.answers[node.form] = kept
        case.world.add(kept)
    else:
        kept.values, kept.complete = answers.values, True
        kept.saved_at, kept.saved_by = case.world.now, case.actor.id


def _require_grounds(case: CaseInHand, node: TaskNode, outcome: Outcome | None, note: str) -> None:
    """What an outcome needs besides the form: words, failed papers, a result, papers sent again."""
    if outcome is None:
        return
    if outcome.note == "required" and not note.strip():
        raise NoteRequired
    move = outcome.move or ""
    if move.startswith("ask_supplement") and not note.strip() and not failed_papers(case):
        raise NothingToSupplement
    if move == "accept" and failed_papers(case):
        raise PapersNotPassed
    if move.startswith("complete_supplement") and failed_papers(case):
        raise SupplementMissing
    if node.kind == "result" and move == "submit_for_approval" and not current_papers(case, "result"):
        raise ResultMissing


def _finish(case: CaseInHand, item: WorkItem, outcome: Outcome | None, note: str) -> None:
    now, actor = case.world.now, case.actor
    item.state, item.done_at = DONE, now
    item.done_by, item.done_by_name = actor.id, actor.name
    item.outcome = outcome.id if outcome else None
    item.note = case.reason = note.strip()
    item.late = is_past(item, now)
    item.left_minutes = None
    case.note(
        "task_completed",
        label=item.label,
        node=item.node,
        outcome=item.outcome,
        outcome_label=outcome.label.vi if outcome else None,
        note=item.note,
        late=item.late,
    )
