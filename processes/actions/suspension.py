"""While the answer to a withdrawal is open the whole run stands still; refused, it goes on as it was."""

from datetime import datetime, timedelta
from math import ceil

from processes.actions.case import CaseInHand
from processes.actions.clocks import pause_processing, resume_processing, stands_in_pauses
from processes.actions.reminders import watch_task_again
from processes.actions.standing import let_item_run, stop_item, stops_with, window_moved
from processes.domain.dossier.statuses import PAUSED
from processes.domain.dossier.work import OPEN, SUSPENDED, Due, WorkItem
from processes.domain.working_time import Pause


def suspend(case: CaseInHand) -> None:
    """Set every task and timer of the procedure's run aside; the processing clock stands still (T-30)."""
    dossier, main, now = case.dossier, case.main, case.world.now
    dossier.suspended_at = now
    if dossier.previous_status not in PAUSED:
        pause_processing(case, "ask_withdrawal")
    for due in main.dues:
        if due.due_at is not None:
            due.left_minutes, due.due_at = _left(case, due, due.due_at), None
    for item in main.items:
        if main.record is not None and item.run_id == main.record.id and item.state == OPEN:
            stop_item(case, item)
            item.state = SUSPENDED


def go_on(case: CaseInHand) -> None:
    """Take everything up again where it was set aside, with the time that was left (T-32)."""
    dossier, now = case.dossier, case.world.now
    since = dossier.suspended_at or now
    dossier.status = dossier.previous_status or dossier.status
    dossier.previous_status = dossier.suspended_at = None
    for due in case.main.dues:
        if due.left_minutes is not None and not stands_in_pauses(case, due):
            due.due_at, due.left_minutes = _end(case, due, due.left_minutes, since), None
    if dossier.status not in PAUSED:
        resume_processing(case)
    for item in case.world.find(WorkItem, dossier_id=dossier.id, state=SUSPENDED):
        _take_up(case, item, since)


def _left(case: CaseInHand, due: Due, end: datetime) -> int:
    """Minutes left: of working time where the timer counts it, else by the clock on the wall."""
    now = case.world.now
    if due.amount_minutes is not None:
        return case.calendar.elapsed(now, end)
    return ceil((end - now).total_seconds() / 60)


def _end(case: CaseInHand, due: Due, left: int, since: datetime) -> datetime:
    now, calendar = case.world.now, case.calendar
    if due.amount_minutes is not None:
        return calendar.add(now, left)
    end = calendar.local(since + timedelta(minutes=left))
    if since < end and calendar.is_working_day(end.date()) and end == calendar.close(end.date()):
        # A window of calendar days, which ends at closing time; so does the task of which it is the end.
        return window_moved(calendar, end, Pause(since, now))
    return now + timedelta(minutes=left)


def _take_up(case: CaseInHand, item: WorkItem, since: datetime) -> None:
    """Offer a task again; one that stood still before the withdrawal, in a pause that lasts, stays so."""
    item.state = OPEN
    if item not in case.main.items:
        case.main.items.append(item)
    pause = next((pause for pause in case.pauses if pause.ended_at is None), None)
    if pause is None or not stops_with(case, item, pause):
        let_item_run(case, item, since)
    if item.due_at is not None:
        watch_task_again(case, item)
