"""Watching deadlines: people are reminded before them and told when they have passed, then those above.

A task or a promise has one moment in ``due``, with its own id: the next rung of its ladder. When the moment
comes the subject is looked at as it is then: gone, moved, standing still, or with rungs to be told, each once
and in order, also when the worker comes late. Nothing here stops a dossier; an apology to the applicant is
for the leader to give (T-34).
"""

from dataclasses import dataclass
from datetime import datetime

from processes.actions.case import CaseInHand
from processes.actions.ladders import follow_deadline, ladder_of, name_of, next_moment
from processes.actions.telling import tell_of_dossier, tell_of_task
from processes.domain.access import Actor
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.ladder import APOLOGY, ESCALATED, LATE, NEAR
from processes.domain.dossier.work import OPEN, SUSPENDED, Due, WorkItem
from processes.ports import World

DONE_AT = {NEAR: "reminded", APOLOGY: "apology", LATE: "overdue", ESCALATED: "escalated"}
"""What a look answers that ended with a rung of this kind."""


@dataclass(frozen=True)
class LookAtTask:
    """A moment of a task has come."""

    item_id: str


@dataclass(frozen=True)
class LookAtDossier:
    """A moment of a dossier's promised date has come."""

    dossier_id: str


def watch_task(case: CaseInHand, item: WorkItem) -> None:
    """Set the moment at which the clock looks at a new task; one without a deadline, or of the applicant
    (whose windows are timers of the diagram), is not watched."""
    if item.due_at is not None and item.role != "applicant":
        row = Due(item.id, case.world.now, "task", item.dossier_id, node=item.node)
        item.told = 0
        follow_deadline(case, item, row, item.due_at)
        case.world.add(row)


def watch_task_again(case: CaseInHand, item: WorkItem) -> None:
    """The deadline of a task was moved, or its clock goes on: set its moment anew."""
    row: Due | None = case.world.get(Due, item.id)
    if row is None:
        watch_task(case, item)
    elif item.due_at is not None:
        follow_deadline(case, item, row, item.due_at)


def watch_dossier(case: CaseInHand) -> None:
    """Set the moment at which somebody is told of the promise: at intake, and whenever the date moves."""
    dossier, world = case.dossier, case.world
    if dossier.due_current is None:
        return
    row: Due | None = world.get(Due, dossier.id)
    if row is None:
        row = Due(dossier.id, world.now, dossier_id=dossier.id)
        world.add(row)
    if row.kind != "dossier":
        # As a draft the dossier had a row of its own here, with the same id.
        row.kind, row.clock, row.timer_id = "dossier", "processing", ""
        if dossier.overdue_at is None or dossier.overdue_at <= dossier.due_current:
            # What was told of this very date stays told, though its row was taken away meanwhile.
            dossier.told = 0
    follow_deadline(case, dossier, row, dossier.due_current)


def watch_again(case: CaseInHand) -> None:
    """The clocks go on after a pause: the promise and every open task get their moments anew."""
    watch_dossier(case)
    for item in case.items:
        if item.state == OPEN and item.role != "applicant":
            watch_task_again(case, item)


def look_at_task(world: World, actor: Actor, command: LookAtTask) -> str:
    """Tell what is to be told of a task. Returns ``nothing``, ``waits``, ``gone``, ``moved``, ``reminded``,
    ``overdue`` or ``escalated``."""
    case = CaseInHand(world, actor, world.lock_dossier_of_item(command.item_id))
    item, row = case.item(command.item_id), _come(world, command.item_id)
    if row is None:
        return "nothing"
    if item.state == SUSPENDED or (item.state == OPEN and stands_still(case, item)):
        row.due_at = look_later(case)
        return "waits"
    if item.state != OPEN or item.due_at is None or item.role == "applicant":
        world.remove(row)
        return "gone"
    return _climb(case, item, row, item.due_at)


def look_at_dossier(world: World, actor: Actor, command: LookAtDossier) -> str:
    """Tell what is to be told of a promised date. Returns as :func:`look_at_task`, and ``apology``."""
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    dossier, row = case.dossier, _come(world, command.dossier_id)
    if row is None:
        return "nothing"
    if dossier.due_current is None or dossier.finished_at is not None or dossier.is_ended:
        world.remove(row)
        return "gone"
    if dossier.is_paused:
        row.due_at = look_later(case)
        return "waits"
    return _climb(case, dossier, row, dossier.due_current)


def _climb(case: CaseInHand, subject: WorkItem | Dossier, row: Due, due: datetime) -> str:
    """Tell every rung whose moment has come, in order, and set the next."""
    if row.timer_id not in ("", name_of(due)):
        follow_deadline(case, subject, row, due)
    done, rungs = "moved", ladder_of(case, subject, due)
    while subject.told < len(rungs) and rungs[subject.told].moment <= case.world.now:
        rung = rungs[subject.told]
        subject.told += 1
        if isinstance(subject, WorkItem):
            tell_of_task(case, subject, rung)
        else:
            tell_of_dossier(case, rung)
        done = DONE_AT[rung.kind]
    row.due_at, row.attempts, row.next_attempt_at = next_moment(case, subject, rungs), 0, None
    return done


def stands_still(case: CaseInHand, item: WorkItem) -> bool:
    """A task whose clock stands still with its dossier knows what is left of it."""
    return item.left_minutes is not None


def look_later(case: CaseInHand) -> datetime:
    """While a clock stands still it is looked at once a working day; when it goes on, it is set anew."""
    return case.calendar.add(case.world.now, case.calendar.day_minutes)


def _come(world: World, id_: str) -> Due | None:
    row: Due | None = world.get(Due, id_)
    return row if row is not None and row.due_at is not None and row.due_at <= world.now else None
