"""A new appointment when a dossier will be or is late: with an apology, and once (T-34, form 04)."""

from datetime import date, datetime, time

from forms.messages import message
from processes.actions.case import CaseInHand
from processes.actions.clocks import promise_moved
from processes.domain.access import may
from processes.domain.errors import Refusal


class AlreadyRescheduled(Refusal):
    """The law gives one new appointment; a second needs an administrator (NĐ 61/2018, art. 19)."""

    text = message("Hồ sơ này đã hẹn lại một lần. Lần nữa phải do quản trị viên lập, kèm lý do.")


class AppointmentTooEarly(Refusal):
    """The new date is not later than now and than the date promised before."""

    http = 422
    text = message("Ngày hẹn mới phải sau bây giờ và sau ngày đã hẹn. Chọn một ngày làm việc muộn hơn.")


class NotAWorkingDay(Refusal):
    """Nobody could hand over the result on that day."""

    http = 422
    text = message("Ngày hẹn mới là ngày nghỉ. Chọn một ngày làm việc.")


def may_reschedule(case: CaseInHand) -> bool:
    """Whether a new appointment may still be given: one for the dossier, more only by an administrator."""
    return not case.dossier.reschedules or may(case.actor, "administer")


def require_new_appointment(case: CaseInHand) -> datetime:
    """The moment of the new appointment: closing time of the day given. Raises the refusals above."""
    dossier = case.dossier
    if not may_reschedule(case):
        raise AlreadyRescheduled
    day = date.fromisoformat(str(case.given["due_new"])[:10])
    if not case.calendar.is_working_day(day):
        raise NotAWorkingDay
    due = case.calendar.close(day)
    if due <= case.world.now or (dossier.due_current is not None and due <= dossier.due_current):
        raise AppointmentTooEarly
    return due


def reschedule(case: CaseInHand) -> None:
    """The leader has signed: the promised date moves; the original one stays on record.

    A date that has passed while the slip waited for its signature is refused.
    """
    dossier = case.dossier
    day = date.fromisoformat(str(case.given["due_new"])[:10])
    due = case.calendar.close(day)
    if due <= case.world.now or (dossier.due_current is not None and due <= dossier.due_current):
        raise AppointmentTooEarly
    dossier.due_current = due
    dossier.reschedules += 1
    promise_moved(case)


def is_late_notice(case: CaseInHand) -> bool:
    """Whether the apology comes later than one day before the date it excuses (it is flagged)."""
    due = case.dossier.due_original
    if due is None:
        return False
    midnight = datetime.combine(due.astimezone(case.calendar.zone).date(), time(), case.calendar.zone)
    return case.world.now >= midnight
