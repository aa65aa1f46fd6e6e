"""Recounting a dossier when the working calendar has changed: its dates, tasks and timers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from processes.actions.case import CaseInHand
from processes.actions.clocks import set_date_anew, time_limit
from processes.actions.intake_clock import open_intake
from processes.actions.reminders import watch_dossier, watch_task_again
from processes.actions.standing import (
    counted,
    counts_from,
    deadline_of,
    minutes_left,
    stops_of_item,
    stops_of_timer,
)
from processes.domain.access import Actor
from processes.domain.dossier.work import OPEN, SUSPENDED, Due, RunRecord, WorkItem
from processes.domain.working_time import Pause, TimeLimit, WorkingCalendar, due_at
from processes.ports import World


@dataclass(frozen=True)
class RecountDossier:
    """The calendar of a dossier's receiving unit has changed; ``reason`` is what the administrator gave,
    ``change`` names the change in the office's journal."""

    dossier_id: str
    reason: str
    change: str = ""


def promised(
    calendar: WorkingCalendar, received_at: datetime, limit: TimeLimit, pauses: Iterable[Pause] = ()
) -> datetime | None:
    """The legal date of a dossier by a calendar; a pause that is still open has not moved it yet.

    None for a procedure without a limit. A new appointment is another matter: see :func:`kept_appointment`.
    """
    return due_at(calendar, received_at, limit, [pause for pause in pauses if pause.end is not None])


def kept_appointment(calendar: WorkingCalendar, due: datetime) -> datetime:
    """A date given to a person stays; on a day that works no more it moves to the next closing time."""
    day = calendar.local(due).date()
    return due if calendar.is_working_day(day) else calendar.close(calendar.next_working_day(day))


def recount_dossier(world: World, actor: Actor, command: RecountDossier) -> bool:
    """Count every date of a dossier under way anew, by the calendar as it is now.

    The legal date from intake, limit and pauses; an appointment given to a person stays if its day works;
    timers and tasks from their start, the clock of intake, and what is watched. The first promise never
    changes. Returns False, and writes nothing, when no date changes.
    """
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    dossier = case.dossier
    if dossier.is_draft or dossier.is_ended:
        return False
    before = dossier.due_current
    moved = _recount_promise(case)
    runs: list[RunRecord] = world.find(RunRecord, dossier_id=dossier.id)
    tasks = sum(_recount_item(case, item, runs) for item in _items(case))
    timers = sum(_recount_timer(case.of_run(due.run_id), due, runs) for due in _timers(world, runs))
    intake = _recount_intake(case)
    if not (moved or tasks or timers or intake):
        return False
    case.note(
        "due_recounted",
        before=before.isoformat() if before else None,
        after=dossier.due_current.isoformat() if dossier.due_current else None,
        reason=command.reason,
        change=command.change,
        tasks=tasks,
        timers=timers,
        intake=intake.isoformat() if intake else None,
    )
    return True


def _recount_promise(case: CaseInHand) -> bool:
    """The dates of a dossier whose result is not ready; a mark of lateness that is not true is taken back."""
    dossier, now = case.dossier, case.world.now
    if dossier.received_at is None or dossier.finished_at is not None or dossier.due_current is None:
        return False
    before = (dossier.due_current, dossier.due_legal)
    pauses = [Pause(pause.started_at, pause.ended_at) for pause in case.pauses]
    dossier.due_legal = promised(case.calendar, dossier.received_at, time_limit(case), pauses)
    if dossier.reschedules:
        dossier.due_current = kept_appointment(case.calendar, dossier.due_current)
    else:
        dossier.due_current = dossier.due_legal
    if before == (dossier.due_current, dossier.due_legal):
        return False
    if dossier.overdue_at is not None and dossier.due_current is not None and dossier.due_current > now:
        dossier.overdue_at = None
    watch_dossier(case)
    return True


def _items(case: CaseInHand) -> list[WorkItem]:
    set_aside = case.world.find(WorkItem, dossier_id=case.dossier.id, state=SUSPENDED)
    return [item for item in case.items if item.state == OPEN] + set_aside


def _recount_item(case: CaseInHand, item: WorkItem, runs: Sequence[RunRecord]) -> bool:
    if item.due_at is None:
        return False
    before = (item.due_at, item.left_minutes)
    item.due_at, item.left_minutes = _date_of(case, item, item.due_at, runs)
    if before == (item.due_at, item.left_minutes):
        return False
    if item.overdue_at is not None and item.due_at > case.world.now:
        item.overdue_at = None
    if item.state == OPEN:
        watch_task_again(case, item)
    return True


def _date_of(
    case: CaseInHand, item: WorkItem, due: datetime, runs: Sequence[RunRecord]
) -> tuple[datetime, int | None]:
    """Until when a task runs, and what is left while it stands still."""
    stops, deadline = stops_of_item(case, item, runs), deadline_of(case, item)
    if item.allowed_minutes is not None:
        again = counted(case.calendar, counts_from(case, item), item.allowed_minutes, stops)
        return again.due, again.left
    if deadline is None or deadline.kind != "until_due":
        return kept_appointment(case.calendar, due), item.left_minutes
    due = case.dossier.due_current or due
    still = next((stop for stop in stops if stop.end is None), None)
    return due, minutes_left(case.calendar, still.start, due) if still else None


def _timers(world: World, runs: Sequence[RunRecord]) -> list[Due]:
    return [due for run in runs if run.finished_at is None for due in world.open_dues(run.id)]


def _recount_timer(case: CaseInHand, due: Due, runs: Sequence[RunRecord]) -> bool:
    before = (due.due_at, due.left_minutes)
    if due.amount_minutes is not None:
        stops = stops_of_timer(case, due, runs)
        again = counted(case.calendar, due.started_at, due.amount_minutes, stops)
        if due.due_at is not None and max(due.due_at, again.due) <= case.world.now:
            # It has come either way, and fires in the next round.
            return False
        due.due_at = again.due if again.left is None else None
        due.left_minutes = None if again.left is None else max(0, again.left)
    elif due.due_at is not None and not set_date_anew(case, due) and _is_window(case, due):
        due.due_at = kept_appointment(case.calendar, due.due_at)
    return before != (due.due_at, due.left_minutes)


def _is_window(case: CaseInHand, due: Due) -> bool:
    """Whether a timer waits for whole days, which end at closing time; other moments do not move."""
    assert due.due_at is not None
    end = case.calendar.local(due.due_at)
    return not case.facts.timers[due.node].date and end.date() > case.calendar.local(due.started_at).date()


def _recount_intake(case: CaseInHand) -> datetime | None:
    """The new moment until which the desk must answer; None when it is the same or nobody waits."""
    clock = open_intake(case)
    if clock is None:
        return None
    due = case.calendar.add(clock.started_at, clock.amount_minutes)
    if due == clock.due_at:
        return None
    clock.due_at = due
    return due
