"""The legal clock: working calendars, time limits, pauses, due dates, and what they mean today."""

from processes.domain.working_time.calendar import DayKind, WorkingCalendar
from processes.domain.working_time.cases import Failure, VectorReport, run_vectors
from processes.domain.working_time.due import available_minutes, due_at, resume_due
from processes.domain.working_time.errors import (
    CalendarRefused,
    LimitRefused,
    OutsideCalendar,
    PausesOverlap,
    VectorFileBroken,
    WorkingTimeError,
)
from processes.domain.working_time.explain import Explanation, explain
from processes.domain.working_time.inheritance import inherited
from processes.domain.working_time.limits import Mode, TimeLimit, Unit, allowed_minutes
from processes.domain.working_time.missing_year import missing_year
from processes.domain.working_time.outcome import NEAR_DUE, Light, Outcome, light, outcome
from processes.domain.working_time.pauses import Pause, used_minutes
from processes.domain.working_time.rows import ClockRow, RowKind
from processes.domain.working_time.sessions import Session, SessionPeriod
from processes.domain.working_time.span import Span, remaining, span
from processes.domain.working_time.spread import spread
from processes.domain.working_time.stored import calendar_from_dict, calendar_to_dict

__all__ = [
    "NEAR_DUE",
    "CalendarRefused",
    "ClockRow",
    "DayKind",
    "Explanation",
    "Failure",
    "Light",
    "LimitRefused",
    "Mode",
    "Outcome",
    "OutsideCalendar",
    "Pause",
    "PausesOverlap",
    "RowKind",
    "Session",
    "SessionPeriod",
    "Span",
    "TimeLimit",
    "Unit",
    "VectorFileBroken",
    "VectorReport",
    "WorkingCalendar",
    "WorkingTimeError",
    "allowed_minutes",
    "available_minutes",
    "calendar_from_dict",
    "calendar_to_dict",
    "due_at",
    "explain",
    "inherited",
    "light",
    "missing_year",
    "outcome",
    "remaining",
    "resume_due",
    "run_vectors",
    "span",
    "spread",
    "used_minutes",
]
