"""The lights of the desk: of a task, and of a whole dossier (working time, section 6)."""

from datetime import date, datetime

from app.queries.reading import Reading
from app.queries.standing_words import ended_clock
from app.queries.views_officer import Clock
from forms.messages import Message, message
from processes.actions.case import CaseInHand
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.ladder import near_minutes
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import WorkItem
from processes.domain.procedure import Reminder
from processes.domain.procedure.reminding import watch_of_dossier, watch_of_task
from processes.domain.working_time import Light, WorkingCalendar, light, remaining, span

WAITS_FOR: dict[str, Message] = {
    Status.SUPPLEMENT_REQUESTED: message("chờ bổ sung"),
    Status.WAITING_FINANCIAL_OBLIGATION: message("chờ thanh toán"),
    Status.WAITING_APPLICANT_CONFIRMATION: message("chờ người nộp xác nhận"),
    Status.WITHDRAW_REQUESTED: message("chờ trả lời yêu cầu rút"),
}
"""Why a dossier's clock stands still, in the words beside the light."""


Reminders = tuple[Reminder, ...]


def reminders_of(reading: Reading, version_id: str, node: str) -> Reminders:
    """When a task is near its deadline: at the first reminder that its diagram draws, or that is usual."""
    facts = reading.version(version_id).facts
    task = facts.tasks.get(node) or reading.side_tasks.get(node)
    return watch_of_task(facts.profile.watch, task.watch if task else None).reminders


def task_clock(
    calendar: WorkingCalendar,
    now: datetime,
    due: datetime | None,
    given_at: datetime,
    allowed: int | None,
    reminders: Reminders,
) -> Clock:
    """The clock of a task given at ``given_at``; ``allowed`` working minutes, else those up to ``due``."""
    if due is None:
        return Clock("no_due")
    whole = allowed if allowed is not None else calendar.elapsed(given_at, due)
    left = remaining(calendar, now, due)
    return _clock(calendar, now, due, (whole - left, whole), reminders)


def clock_of_item(reading: Reading, case: CaseInHand, item: WorkItem) -> Clock:
    """The clock of a task; grey while it stands still with its dossier."""
    if item.left_minutes is not None:
        return Clock("paused", why=reading.say(WAITS_FOR.get(case.dossier.status, "")))
    near = reminders_of(reading, case.dossier.version_id, item.node)
    return task_clock(case.calendar, reading.now, item.due_at, item.created_at, item.allowed_minutes, near)


def dossier_clock(reading: Reading, dossier: Dossier, until: date | None = None) -> Clock:
    """The promise of a dossier: paused, ended and not yet promised ones have no time left to show.

    A pause moves the due date by what it lasted, so what is used is the first promise less what is left.
    """
    if dossier.is_paused:
        return Clock("paused", why=reading.say(WAITS_FOR[dossier.status]), until=until)
    calendar = reading.calendar(dossier.receiving_unit_id)
    if dossier.finished_at:
        return ended_clock(calendar, dossier)
    due, received = dossier.due_current, dossier.received_at
    if due is None or received is None or dossier.is_ended:
        return Clock("no_due")
    allowed = calendar.elapsed(received, dossier.due_original or due)
    left = remaining(calendar, reading.now, due)
    drawn = reading.version(dossier.version_id).facts.profile.watch
    reminders = watch_of_dossier(drawn).reminders or watch_of_task(drawn).reminders
    return _clock(calendar, reading.now, due, (allowed - left, allowed), reminders)


def _clock(
    calendar: WorkingCalendar, now: datetime, due: datetime, used_of: tuple[int, int], reminders: Reminders
) -> Clock:
    used, allowed = used_of
    state, near = light(now, due), near_minutes(reminders, allowed)
    if state is Light.IN_TIME and near is not None and used >= near:
        state = Light.NEAR_DUE
    return Clock(str(state), span(calendar, remaining(calendar, now, due)), due)
