"""Watching deadlines: officers are reminded when a task is near due, and what is late is marked as late.

A task or a promise has one moment in ``due``, with its own id. When the moment comes the subject is looked
at as it is then: gone, moved, standing still, near its end or past it. Nothing here stops a dossier; an
apology to the applicant is for the leader to give (T-34).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from processes.actions.case import CaseInHand
from processes.actions.officer_notices import notify_officers
from processes.domain.access import Actor
from processes.domain.dossier.work import OPEN, SUSPENDED, Due, WorkItem
from processes.domain.working_time import NEAR_DUE, Light, light
from processes.ports import World

THOUSAND = 1000


@dataclass(frozen=True)
class LookAtTask:
    """A moment of a task has come."""

    item_id: str


@dataclass(frozen=True)
class LookAtDossier:
    """The promised moment of a dossier has come."""

    dossier_id: str


def watch_task(case: CaseInHand, item: WorkItem) -> None:
    """Set the moment at which the clock looks at a new task; one without a deadline, or of the applicant
    (whose windows are timers of the diagram), is not watched."""
    if item.due_at is not None and item.role != "applicant":
        moment = next_look(case, item, item.due_at)
        case.world.add(Due(item.id, case.world.now, "task", item.dossier_id, node=item.node, due_at=moment))


def watch_task_again(case: CaseInHand, item: WorkItem) -> None:
    """The deadline of a task was moved, or its clock goes on: set its moment anew."""
    if item.overdue_at is not None and item.due_at is not None and item.due_at <= item.overdue_at:
        # Marked late for this deadline already: it is told once.
        return
    row: Due | None = case.world.get(Due, item.id)
    if row is None:
        watch_task(case, item)
    elif item.due_at is not None:
        row.due_at = next_look(case, item, item.due_at)


def watch_dossier(case: CaseInHand) -> None:
    """Set the moment at which a promise will have been broken: at intake, and whenever the date moves."""
    dossier, world = case.dossier, case.world
    if dossier.due_current is None or dossier.overdue_at is not None:
        return
    row: Due | None = world.get(Due, dossier.id)
    if row is None:
        row = Due(dossier.id, world.now, dossier_id=dossier.id)
        world.add(row)
    # As a draft the dossier had a row of its own here, with the same id.
    row.kind, row.clock, row.due_at = "dossier", "processing", late_from(dossier.due_current)


def watch_again(case: CaseInHand) -> None:
    """The clocks go on after a pause: the promise and every open task get their moments anew."""
    watch_dossier(case)
    for item in case.items:
        if item.state == OPEN and item.role != "applicant":
            watch_task_again(case, item)


def look_at_task(world: World, actor: Actor, command: LookAtTask) -> str:
    """Remind of a task or mark it late. Returns ``nothing``, ``waits``, ``gone``, ``moved``, ``reminded``
    or ``overdue``."""
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
    return _act_on_task(case, item, row, item.due_at)


def _act_on_task(case: CaseInHand, item: WorkItem, row: Due, due: datetime) -> str:
    now = case.world.now
    if is_late(now, due):
        item.overdue_at = now
        case.note("task_overdue", node=item.node, label=item.label, due=due.isoformat())
        notify_officers(case, item, "task_overdue", above=True)
        case.world.remove(row)
        return "overdue"
    if item.reminded_at is None and near_due_from(case, item, due) <= now:
        item.reminded_at = now
        notify_officers(case, item, "task_near_due")
        row.due_at = late_from(due)
        return "reminded"
    row.due_at = next_look(case, item, due)
    return "moved"


def look_at_dossier(world: World, actor: Actor, command: LookAtDossier) -> str:
    """Mark a dossier whose promise was broken. Returns ``nothing``, ``waits``, ``gone``, ``moved`` or
    ``overdue``."""
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
    if not is_late(world.now, dossier.due_current):
        row.due_at = late_from(dossier.due_current)
        return "moved"
    dossier.overdue_at = world.now
    case.note("dossier_overdue", due=dossier.due_current.isoformat())
    world.remove(row)
    return "overdue"


def next_look(case: CaseInHand, item: WorkItem, due: datetime) -> datetime:
    """When to look at a task next: when it turns near due, once, and then when it is late."""
    if item.reminded_at is None:
        return min(near_due_from(case, item, due), late_from(due))
    return late_from(due)


def near_due_from(case: CaseInHand, item: WorkItem, due: datetime) -> datetime:
    """The first minute at which the task's light is yellow (working time, section 6)."""
    allowed = item.allowed_minutes
    if allowed is None:
        allowed = case.calendar.elapsed(item.created_at, due)
    used_when_near = -(-round(NEAR_DUE * THOUSAND) * allowed // THOUSAND)
    return case.calendar.subtract(due, allowed - used_when_near)


def late_from(due: datetime) -> datetime:
    """The first minute after a moment: within the minute itself a promise is kept."""
    return due.replace(second=0, microsecond=0) + timedelta(minutes=1)


def is_late(now: datetime, due: datetime) -> bool:
    """Whether the light is red."""
    return light(now, due) is Light.OVERDUE


def stands_still(case: CaseInHand, item: WorkItem) -> bool:
    """A task given out before the pause stands still with its dossier; one given out in it does not."""
    return any(pause.ended_at is None and item.created_at < pause.started_at for pause in case.pauses)


def look_later(case: CaseInHand) -> datetime:
    """While a clock stands still it is looked at once a working day; when it goes on, it is set anew."""
    return case.calendar.add(case.world.now, case.calendar.day_minutes)


def _come(world: World, id_: str) -> Due | None:
    row: Due | None = world.get(Due, id_)
    return row if row is not None and row.due_at is not None and row.due_at <= world.now else None
