"""The clocks of a dossier: when they start, stand still and go on (working time, sections 3 and 4)."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from forms.feel import WorkingTime
from processes.actions.case import CaseInHand
from processes.actions.refusals import LimitMissing
from processes.actions.reminders import watch_again, watch_dossier, watch_task_again
from processes.domain.dossier.work import OPEN, Due, PauseRecord
from processes.domain.procedure import TaskDeadline
from processes.domain.procedure.choose import limit_for
from processes.domain.working_time import Mode, Pause, TimeLimit, allowed_minutes, due_at


def time_limit(case: CaseInHand) -> TimeLimit:
    """The legal limit of the dossier's channel and case."""
    limit = limit_for(case.facts.profile, case.dossier.channel, case.dossier.case)
    if limit is None:
        raise LimitMissing
    cutoff = time.fromisoformat(limit.cutoff) if limit.cutoff else None
    return TimeLimit(Mode(limit.mode), limit.value, cutoff=cutoff)


def start_processing(case: CaseInHand) -> None:
    """Official intake: the processing clock starts and the due date is promised."""
    dossier, now = case.dossier, case.world.now
    dossier.received_at = now
    dossier.due_original = dossier.due_current = due_at(case.calendar, now, time_limit(case))
    watch_dossier(case)


def pause_processing(case: CaseInHand, reason: str) -> None:
    """Open a pause; what is left of each timer on the processing clock is kept."""
    world, now = case.world, case.world.now
    pause = PauseRecord(world.new_id(), case.dossier.id, now, reason, case.actor.id)
    world.add(pause)
    case.pauses.append(pause)
    for due in case.main.dues:
        if due.clock == "processing" and due.due_at is not None:
            due.left_minutes = case.calendar.elapsed(now, due.due_at)
            due.due_at = None


def resume_processing(case: CaseInHand) -> None:
    """Close the open pause, move the due date, and set each standing timer to run out what is left."""
    now, dossier = case.world.now, case.dossier
    closed = [pause for pause in case.pauses if pause.ended_at is None]
    for pause in closed:
        pause.ended_at = now
    if dossier.reschedules:
        _move_appointment(case, closed)
    elif dossier.received_at is not None:
        ended = [Pause(p.started_at, p.ended_at or now) for p in case.pauses]
        dossier.due_current = due_at(case.calendar, dossier.received_at, time_limit(case), ended)
    for due in case.main.dues:
        if due.clock == "processing" and due.left_minutes is not None:
            due.due_at = case.calendar.add(now, due.left_minutes)
            due.left_minutes = None
    promise_moved(case)


def promise_moved(case: CaseInHand) -> None:
    """The promised date is another: tasks that last until it move with it, and all are watched anew."""
    for item in case.items:
        node = case.main.facts.tasks.get(item.node) if item.state == OPEN else None
        if node is not None and node.deadline is not None and node.deadline.kind == "until_due":
            item.due_at = case.dossier.due_current
    follow_promise(case)
    watch_again(case)


def follow_promise(case: CaseInHand) -> None:
    """The promised date has moved: open tasks that are due with it move too."""
    main = case.main
    for item in main.items:
        if item.state != OPEN or main.record is None or item.run_id != main.record.id:
            continue
        deadline = main.facts.tasks[item.node].deadline
        if deadline is not None and deadline.kind == "until_due":
            item.due_at = case.dossier.due_current
            watch_task_again(case, item)


def _move_appointment(case: CaseInHand, closed: list[PauseRecord]) -> None:
    """A new appointment is a date given to a person: a pause since then moves it by its working time."""
    dossier, now = case.dossier, case.world.now
    for pause in closed:
        if dossier.due_current is not None and pause.started_at < dossier.due_current:
            lost = case.calendar.elapsed(pause.started_at, now)
            dossier.due_current = case.calendar.add(dossier.due_current, lost)


def end_processing(case: CaseInHand) -> None:
    """The processing clock ends: result ready, refused or stopped."""
    for pause in case.pauses:
        if pause.ended_at is None:
            pause.ended_at = case.world.now
    case.dossier.finished_at = case.world.now


def restart_intake(case: CaseInHand) -> None:
    """A resubmission or an update gives the desk a new eight hours (Q4, Q13)."""
    now = case.world.now
    for due in case.main.dues:
        if due.clock == "intake" and due.amount_minutes is not None:
            due.started_at = now
            due.due_at = case.calendar.add(now, due.amount_minutes)


def working_minutes(case: CaseInHand, span: WorkingTime) -> int:
    """Working time in minutes of the dossier's calendar; one day is the calendar's day."""
    unit = 60 if span.unit == "hours" else case.calendar.day_minutes
    return int(span.amount * unit)


def set_due(case: CaseInHand, due: Due, value: object) -> None:
    """Give a new timer its moment: working time, a moment, or a duration.

    A duration of whole days follows the rule for calendar days: it ends at closing time, and on the next
    working day when the last one does not work (working time, section 2).
    """
    now = case.world.now
    if isinstance(value, WorkingTime):
        due.amount_minutes = working_minutes(case, value)
        due.due_at = case.calendar.add(now, due.amount_minutes)
        if due.clock == "processing" and case.dossier.is_paused:
            due.left_minutes, due.due_at = due.amount_minutes, None
    elif isinstance(value, datetime):
        due.due_at = value
    elif isinstance(value, timedelta):
        due.due_at = _after(case, value)
    else:
        raise ValueError(f"The timer {due.node} gives neither working time, a duration nor a moment.")


def _after(case: CaseInHand, span: timedelta) -> datetime:
    whole_days = span.days > 0 and span == timedelta(days=span.days)
    if whole_days:
        return window_end(case, span.days)
    return case.world.now + span


def window_end(case: CaseInHand, days: int) -> datetime:
    """The end of a window of calendar days given to the applicant."""
    end = due_at(case.calendar, case.world.now, TimeLimit(Mode.CALENDAR_DAYS, days))
    assert end is not None
    return end


def task_due(case: CaseInHand, deadline: TaskDeadline | None) -> tuple[datetime | None, int | None]:
    """When a task offered now should be done, and the working minutes it is given."""
    if deadline is None:
        return None, None
    if deadline.kind == "until_due":
        return case.dossier.due_current, None
    if deadline.kind == "calendar_days":
        return window_end(case, int(deadline.amount)), None
    minutes = _minutes(case, deadline)
    return case.calendar.add(case.world.now, minutes), minutes


def _minutes(case: CaseInHand, deadline: TaskDeadline) -> int:
    amount = Decimal(deadline.amount)
    if deadline.kind == "share":
        whole = allowed_minutes(case.calendar, time_limit(case))
        return int(amount * (whole or 0))
    unit = 60 if deadline.kind == "hours" else case.calendar.day_minutes
    return int(amount * unit)
