"""What the expression of a timer gives: working time, a duration, or a moment; and what no timer can use."""

from datetime import datetime, timedelta

from forms.feel import FeelError, WorkingTime, compile_expression
from forms.messages import message
from processes.actions.case import CaseInHand
from processes.domain.dossier.work import Due
from processes.domain.working_time import Mode, TimeLimit, due_at
from processes.engine.runs import Incident

LONGEST = timedelta(days=20 * 366)
"""Nothing waits longer than twenty years: a longer time is a slip of the pen."""


class TimerUnusable(Incident):
    """A timer whose expression gives nothing to wait for; nothing of the action is kept."""

    sentence = message(
        "Một đồng hồ trong sơ đồ không cho thời gian dùng được: để trống, âm, quá 20 năm hoặc sai kiểu."
    )


def value_of(case: CaseInHand, node: str, expression: str) -> object:
    """The value of a timer's expression. Raises TimerUnusable when it cannot be reckoned."""
    try:
        return case.evaluate(expression)
    except FeelError as error:
        raise TimerUnusable(f"its time cannot be reckoned: {error}", node) from error


def reads_promise(expression: str) -> bool:
    """Whether an expression reads the promised date."""
    return ("dossier", "due_at") in compile_expression(expression).paths


def working_minutes(case: CaseInHand, due: Due, span: WorkingTime) -> int:
    """Working time in minutes of the dossier's calendar; one day is the calendar's day."""
    unit = 60 if span.unit == "hours" else case.calendar.day_minutes
    if span.amount < 0:
        raise TimerUnusable(f"it waits for {span.amount} working {span.unit}, less than nothing", due.node)
    if span.amount * unit > LONGEST / timedelta(minutes=1):
        raise TimerUnusable(f"it waits for {span.amount} working {span.unit}, more than 20 years", due.node)
    return int(span.amount * unit)


def moment_of(case: CaseInHand, due: Due, value: object) -> datetime:
    """The moment that a timer's value stands for; one in the past is now.

    A duration of whole days follows the rule for calendar days: it ends at closing time, and on the next
    working day when the last one does not work (working time, section 2).
    """
    now = case.world.now
    if isinstance(value, timedelta):
        return _after(case, due, value)
    if not isinstance(value, datetime):
        what = "nothing" if value is None else type(value).__name__
        raise TimerUnusable(f"it gives {what}, not working time, a duration or a moment", due.node)
    moment = value if value.tzinfo else value.replace(tzinfo=case.calendar.zone)
    if moment > now + LONGEST:
        raise TimerUnusable(f"it waits until {moment:%d/%m/%Y}, more than 20 years", due.node)
    return max(moment, now)


def _after(case: CaseInHand, due: Due, span: timedelta) -> datetime:
    if span < timedelta():
        raise TimerUnusable("it waits for less than nothing", due.node)
    if span > LONGEST:
        raise TimerUnusable(f"it waits for {span.days} days, more than 20 years", due.node)
    whole_days = span.days > 0 and span == timedelta(days=span.days)
    return window_end(case, span.days) if whole_days else case.world.now + span


def window_end(case: CaseInHand, days: int) -> datetime:
    """The end of a window of calendar days given to the applicant."""
    end = due_at(case.calendar, case.world.now, TimeLimit(Mode.CALENDAR_DAYS, days))
    assert end is not None
    return end
