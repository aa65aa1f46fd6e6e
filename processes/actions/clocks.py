"""The clocks of a dossier: when they start, stand still and go on (working time, sections 3 and 4)."""

from datetime import datetime, time
from decimal import Decimal

from forms.feel import WorkingTime
from processes.actions.case import CaseInHand
from processes.actions.intake_clock import begin_intake_anew
from processes.actions.refusals import LimitMissing
from processes.actions.reminders import watch_again, watch_dossier, watch_task_again
from processes.actions.standing import deadline_of, let_item_run, stop_item, stops_with
from processes.actions.timer_values import (
    moment_of,
    reads_promise,
    value_of,
    window_end,
    working_minutes,
)
from processes.domain.dossier.work import OPEN, Due, PauseRecord
from processes.domain.procedure import TaskDeadline
from processes.domain.procedure.choose import limit_for
from processes.domain.working_time import Mode, Pause, TimeLimit, available_minutes, due_at


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
    dossier.due_legal = dossier.due_original
    watch_dossier(case)


def pause_processing(case: CaseInHand, reason: str) -> None:
    """Open a pause; what is left of each task and timer that follows the processing clock is kept."""
    world, now = case.world, case.world.now
    pause = PauseRecord(world.new_id(), case.dossier.id, now, reason, case.actor.id)
    world.add(pause)
    case.pauses.append(pause)
    for due in case.main.dues:
        if stands_in_pauses(case, due):
            _stop_timer(case, due)
    for item in case.items:
        if item.state == OPEN and stops_with(case, item, pause):
            stop_item(case, item)


def resume_processing(case: CaseInHand) -> None:
    """Close the open pause, move the due date, and let each standing task and timer run out what is left."""
    now = case.world.now
    closed = [pause for pause in case.pauses if pause.ended_at is None]
    for pause in closed:
        pause.ended_at = now
    _move_promise(case, closed)
    for due in case.main.dues:
        if stands_in_pauses(case, due) and due.left_minutes is not None:
            due.due_at, due.left_minutes = case.calendar.add(now, due.left_minutes), None
    since = closed[0].started_at if closed else now
    for item in case.items:
        if item.state == OPEN and item.left_minutes is not None:
            let_item_run(case, item, since)
    promise_moved(case)


def _move_promise(case: CaseInHand, closed: list[PauseRecord]) -> None:
    """Every pause that has ended moves the legal date; an appointment only those that came after it."""
    dossier = case.dossier
    if dossier.received_at is None:
        return
    dossier.due_legal = _legal_date(case, dossier.received_at)
    if dossier.reschedules:
        _move_appointment(case, closed)
    else:
        dossier.due_current = dossier.due_legal


def _legal_date(case: CaseInHand, received_at: datetime) -> datetime | None:
    ended = [Pause(p.started_at, p.ended_at or case.world.now) for p in case.pauses]
    return due_at(case.calendar, received_at, time_limit(case), ended)


def promise_moved(case: CaseInHand) -> None:
    """The promised date is another: tasks and timers that hang on it move, and all are watched anew."""
    follow_promise(case)
    for due in case.main.dues:
        if due.left_minutes is None:
            set_date_anew(case.main, due)
    watch_again(case)


def follow_promise(case: CaseInHand) -> None:
    """Open tasks that last until the promised date have its new value."""
    for item in case.items:
        deadline = deadline_of(case, item) if item.state == OPEN else None
        if deadline is not None and deadline.kind == "until_due":
            item.due_at = case.dossier.due_current


def set_date_anew(case: CaseInHand, due: Due) -> bool:
    """Evaluate again what a timer says of the promised date; False for one that reads nothing of it.

    A moment that has come meanwhile comes at once.
    """
    expression = case.facts.timers[due.node].expression
    if due.amount_minutes is not None or not reads_promise(expression):
        return False
    value, now = value_of(case, due.node, expression), case.world.now
    if not isinstance(value, datetime):
        return False
    moment = moment_of(case, due, value)
    if due.due_at is None or max(due.due_at, moment) > now:
        due.due_at = moment
    return True


def stands_in_pauses(case: CaseInHand, due: Due) -> bool:
    """Whether a timer of the procedure's run stands still with the processing clock: it follows that clock,
    or its moment is reckoned from the promised date, which a pause leaves open."""
    if due.clock == "processing":
        return True
    return due.amount_minutes is None and reads_promise(case.main.facts.timers[due.node].expression)


def _stop_timer(case: CaseInHand, due: Due) -> None:
    if due.due_at is not None:
        due.left_minutes, due.due_at = case.calendar.elapsed(case.world.now, due.due_at), None


def _move_appointment(case: CaseInHand, closed: list[PauseRecord]) -> None:
    """A new appointment is a date given to a person: a pause since then moves it by its working time."""
    dossier, now = case.dossier, case.world.now
    for pause in closed:
        if dossier.due_current is not None and pause.started_at < dossier.due_current:
            lost = case.calendar.elapsed(pause.started_at, now)
            dossier.due_current = case.calendar.add(dossier.due_current, lost)


def end_processing(case: CaseInHand) -> None:
    """The processing clock ends: result ready, withdrawn or stopped.

    A pause that lasted until now has moved the legal date: the clock stood still while the applicant was
    waited for (working time, section 4). The promised date, which nobody waits for any more, stays.
    """
    dossier, now = case.dossier, case.world.now
    closed = [pause for pause in case.pauses if pause.ended_at is None]
    for pause in closed:
        pause.ended_at = now
    if closed and dossier.received_at is not None:
        dossier.due_legal = _legal_date(case, dossier.received_at)
    dossier.finished_at = now


def restart_intake_timers(case: CaseInHand) -> None:
    """The desk has its hours anew: timers and tasks that follow the clock of intake begin again (Q4, Q13)."""
    now = case.world.now
    for due in case.main.dues:
        if due.clock == "intake" and due.amount_minutes is not None:
            due.started_at = now
            due.due_at = case.calendar.add(now, due.amount_minutes)
    for item in case.items:
        deadline = deadline_of(case, item) if item.state == OPEN else None
        if deadline is not None and deadline.clock == "intake" and item.allowed_minutes is not None:
            item.due_at = case.calendar.add(now, item.allowed_minutes)
            watch_task_again(case, item)


def update_intake(case: CaseInHand) -> None:
    """The applicant's update gives the desk a new eight hours (Q13)."""
    begin_intake_anew(case)
    restart_intake_timers(case)


def set_due(case: CaseInHand, due: Due) -> None:
    """Give a new timer its moment: working time, a moment, or a duration.

    Raises TimerUnusable for anything else, for negative and for enormous times.
    """
    value = value_of(case, due.node, case.facts.timers[due.node].expression)
    if isinstance(value, WorkingTime):
        due.amount_minutes = working_minutes(case, due, value)
        due.due_at = case.calendar.add(case.world.now, due.amount_minutes)
    else:
        due.due_at = moment_of(case, due, value)
    if case.dossier.is_paused and not case.is_side and stands_in_pauses(case, due):
        _stop_timer(case, due)


def task_due(case: CaseInHand, deadline: TaskDeadline | None) -> tuple[datetime | None, int | None]:
    """When a task offered now should be done, and the working minutes it is given."""
    if deadline is None:
        return None, None
    if deadline.kind == "until_due":
        return case.dossier.due_current, None
    if deadline.kind == "calendar_days":
        return window_end(case, int(deadline.amount)), None
    minutes = _minutes(case, deadline)
    if minutes is None:
        return None, None
    return case.calendar.add(case.world.now, minutes), minutes


def _minutes(case: CaseInHand, deadline: TaskDeadline) -> int | None:
    """The working minutes of a deadline; None for a share where there is no limit to have a share of."""
    amount = Decimal(deadline.amount)
    if deadline.kind == "share":
        start = case.dossier.received_at or case.world.now
        available = available_minutes(case.calendar, start, time_limit(case))
        return None if available is None else int(amount * available)
    unit = 60 if deadline.kind == "hours" else case.calendar.day_minutes
    return int(amount * unit)
