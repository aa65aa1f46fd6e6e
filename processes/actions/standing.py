"""What stands still with a dossier, and how much of its time is left (working time, section 4).

A pause stops what follows the processing clock; while a withdrawal waits for its answer everything of the
procedure's run stands still. ``left_minutes`` of a task or timer says that it does, and what it goes on with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from processes.actions.case import CaseInHand
from processes.domain.dossier.ladder import late_from
from processes.domain.dossier.work import Due, PauseRecord, RunRecord, WorkItem
from processes.domain.procedure import TaskDeadline
from processes.domain.working_time import Mode, Pause, TimeLimit, Unit, WorkingCalendar
from processes.domain.working_time.due import due_course, resume_due

WITH_THE_PROMISE = ("share", "until_due")
"""Kinds of deadlines that are parts of the legal time, whatever clock they name."""


@dataclass(frozen=True)
class Counted:
    """Until when working minutes run; ``left`` of them, negative when late, while the clock stands still."""

    due: datetime
    left: int | None


def counted(calendar: WorkingCalendar, start: datetime, minutes: int, stops: Sequence[Pause]) -> Counted:
    """Count ``minutes`` of working time from ``start``, those inside ``stops`` left out."""
    if minutes <= 0:
        return Counted(start, 0 if any(stop.end is None for stop in stops) else None)
    course = due_course(calendar, start, TimeLimit(Mode.HOURS, minutes, Unit.WORKING_MINUTES), stops)
    assert course is not None
    open_ = next((stop for stop in stops if stop.end is None), None)
    left = None if open_ is None else minutes_left(calendar, max(start, open_.start), course.last)
    return Counted(course.last, left)


def minutes_left(calendar: WorkingCalendar, now: datetime, due: datetime) -> int:
    """Working minutes up to ``due``; negative when it has passed, also by less than a working minute."""
    if calendar.local(now) <= calendar.local(due):
        return calendar.elapsed(now, due)
    return -max(1, calendar.elapsed(due, now))


def deadline_of(case: CaseInHand, item: WorkItem) -> TaskDeadline | None:
    """What the procedure's diagram says of a task's deadline; None for a task of a side run."""
    main = case.main
    if main.record is None or item.run_id != main.record.id:
        return None
    node = main.facts.tasks.get(item.node)
    return node.deadline if node else None


def counts_from(case: CaseInHand, item: WorkItem) -> datetime:
    """When the time of a task began; one that follows the clock of intake begins anew with it (Q4, Q13)."""
    deadline = deadline_of(case, item)
    if deadline is None or deadline.clock != "intake":
        return item.created_at
    begun = [clock.started_at for clock in case.intake_clocks]
    if item.done_at is not None:
        begun = [moment for moment in begun if moment <= item.done_at]
    return max([item.created_at, *begun])


def follows_processing(case: CaseInHand, item: WorkItem) -> bool:
    """Whether an officer's task is given part of the legal time, so that pauses stop it, too."""
    if item.role == "applicant":
        return False
    deadline = deadline_of(case, item)
    return deadline is not None and (deadline.kind in WITH_THE_PROMISE or deadline.clock == "processing")


def stops_with(case: CaseInHand, item: WorkItem, pause: PauseRecord) -> bool:
    """Whether a pause stops a task: one given out in the pause is work that the pause needs."""
    return item.created_at < pause.started_at and follows_processing(case, item)


def stop_item(case: CaseInHand, item: WorkItem) -> None:
    """Let a task stand still with what is left; ``due_at`` stays as it was, to be shown."""
    if item.due_at is not None and item.left_minutes is None:
        item.left_minutes = minutes_left(case.calendar, case.world.now, item.due_at)


def is_past(item: WorkItem, now: datetime) -> bool:
    """Whether a task is late, from the minute after its deadline on; one that stands still is as late as it
    was when it stopped."""
    if item.left_minutes is not None:
        return item.left_minutes < 0
    return item.due_at is not None and now >= late_from(item.due_at)


def let_item_run(case: CaseInHand, item: WorkItem, since: datetime) -> None:
    """Give a task that stood still ``since`` then what was left; what was late stays late.

    A window of calendar days moves by days; one that lasts until the promised date has it.
    """
    left, item.left_minutes = item.left_minutes, None
    if item.due_at is None or left is None:
        return
    deadline = deadline_of(case, item)
    if deadline is not None and deadline.kind == "until_due":
        item.due_at = case.dossier.due_current or item.due_at
    elif item.allowed_minutes is None:
        item.due_at = window_moved(case.calendar, item.due_at, Pause(since, case.world.now))
    elif left > 0:
        item.due_at = case.calendar.add(case.world.now, left)


def window_moved(calendar: WorkingCalendar, due: datetime, stop: Pause) -> datetime:
    """The end of a window of calendar days that stood still, by the rule for them (working time, section 4);
    one that was over before stays."""
    moved = resume_due(calendar, stop.start, TimeLimit(Mode.CALENDAR_DAYS), due, stop)
    assert moved is not None
    return moved


def stops_of_item(case: CaseInHand, item: WorkItem, runs: Sequence[RunRecord]) -> list[Pause]:
    """When the time of a task did not run, in order."""
    pauses = [Pause(p.started_at, p.ended_at, p.reason) for p in case.pauses if stops_with(case, item, p)]
    return _with_withdrawals(case, item.run_id, pauses, runs)


def stops_of_timer(case: CaseInHand, due: Due, runs: Sequence[RunRecord]) -> list[Pause]:
    """When the time of a timer did not run, in order."""
    pauses = [Pause(p.started_at, p.ended_at) for p in case.pauses] if due.clock == "processing" else []
    return _with_withdrawals(case, due.run_id, pauses, runs)


def _with_withdrawals(
    case: CaseInHand, run_id: str | None, pauses: list[Pause], runs: Sequence[RunRecord]
) -> list[Pause]:
    """While a withdrawal waited for its answer the procedure's run stood still, outside of pauses, too."""
    main = case.main.record
    if main is not None and run_id == main.id:
        answered = [run for run in runs if run.kind == "withdraw"]
        asked = [Pause(run.started_at, run.finished_at, "ask_withdrawal") for run in answered]
        pauses = pauses + [stop for stop in asked if not any(_holds(pause, stop) for pause in pauses)]
    return sorted(pauses, key=lambda stop: stop.start)


def _holds(pause: Pause, stop: Pause) -> bool:
    return pause.start <= stop.start and (pause.end is None or stop.start < pause.end)
