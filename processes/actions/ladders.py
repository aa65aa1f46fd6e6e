"""The ladder of a task or of a promise, and how far it has been told; its moment stands in ``due``.

A row remembers in ``timer_id`` of which deadline its ladder is. A deadline that moves begins a new ladder:
what is late is told again, of the new deadline; a reminder is not, when it was told and has come again.
"""

from datetime import UTC, datetime

from processes.actions.case import CaseInHand
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.ladder import Deadline, Rung, dossier_ladder, task_ladder, told_before
from processes.domain.dossier.work import Due, WorkItem
from processes.domain.procedure import Watch
from processes.domain.procedure.reminding import watch_of_dossier, watch_of_task

REST_DAYS = 20
"""When everything has been told, a subject is looked at again after so many working days: it may be gone."""


def ladder_of(case: CaseInHand, subject: WorkItem | Dossier, due: datetime) -> tuple[Rung, ...]:
    """The rungs of a task, or of the promised date, with the deadline ``due``."""
    if isinstance(subject, WorkItem):
        return _of_task(case, subject, due)
    start = subject.received_at or due
    allowed = case.calendar.elapsed(start, subject.due_original or due)
    watch = watch_of_dossier(case.main.facts.profile.watch)
    # Once a new appointment was made there is no second apology to be in time for.
    return dossier_ladder(Deadline(case.calendar, start, due, allowed), watch, not subject.reschedules)


def _of_task(case: CaseInHand, item: WorkItem, due: datetime) -> tuple[Rung, ...]:
    """The allowed time of a task is its own, else that from its beginning up to the deadline."""
    allowed = item.allowed_minutes
    if allowed is None:
        allowed = case.calendar.elapsed(item.created_at, due)
    return task_ladder(Deadline(case.calendar, item.created_at, due, allowed), watch_of(case, item))


def watch_of(case: CaseInHand, item: WorkItem) -> Watch:
    """The reminders and escalations of a task, in whichever run it is."""
    in_hand = case.record is not None and case.record.id == item.run_id
    own = case if in_hand else case.main.of_run(item.run_id)
    node = own.facts.tasks.get(item.node)
    return watch_of_task(own.facts.profile.watch, node.watch if node else None)


def follow_deadline(case: CaseInHand, subject: WorkItem | Dossier, row: Due, due: datetime) -> None:
    """Bring the ladder in line with the deadline, which may have moved; the row gets its next moment."""
    rungs = ladder_of(case, subject, due)
    if row.timer_id not in ("", name_of(due)):
        said = ladder_of(case, subject, datetime.fromisoformat(row.timer_id))[: subject.told]
        subject.told = told_before(rungs, said, case.world.now)
    row.timer_id = name_of(due)
    row.due_at = next_moment(case, subject, rungs)


def next_moment(case: CaseInHand, subject: WorkItem | Dossier, rungs: tuple[Rung, ...]) -> datetime:
    """The moment of the first rung that has not been told."""
    if subject.told < len(rungs):
        return rungs[subject.told].moment
    return case.calendar.add(case.world.now, REST_DAYS * case.calendar.day_minutes)


def name_of(due: datetime) -> str:
    """A deadline as its row remembers it."""
    return due.astimezone(UTC).isoformat()
