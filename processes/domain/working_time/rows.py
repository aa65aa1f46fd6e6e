"""Rows of the clock table: what each stretch of time does to a clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from processes.domain.working_time.pauses import Pause
from processes.domain.working_time.sessions import Session


class RowKind(StrEnum):
    """Why a row counts or does not."""

    COUNTED = "counted"
    """Working time of one day that counts; ``breaks`` are the lunch breaks inside."""
    START_DAY = "start_day"
    """Working time of the day the clock starts, or starts again: not one of the counted days."""
    MOVED_DAY = "moved_day"
    """Working time of a day the due date moved to because the last day does not work, or a pause
    ended on its evening."""
    PAUSED = "paused"
    OFF_HOURS = "off_hours"
    """The clock starts, or starts again, outside working hours."""
    WEEKLY_REST = "weekly_rest"
    DAY_OFF = "day_off"
    """A holiday or another entered day off; ``reason`` is what was entered."""
    LATE = "late"
    """From the due date to now."""


@dataclass(frozen=True)
class ClockRow:
    """One row, from ``start`` up to ``end``.

    ``minutes`` are the working minutes that count here (0: not counted) and ``left`` those left after the row
    (negative: late). For modes that count days ``days`` and ``days_left`` say the same in days; ``minutes``
    then still measure the working time between start and due date. ``forecast`` rows lie after now.
    ``makeup`` marks a day worked in place of another.
    """

    start: datetime
    end: datetime
    kind: RowKind
    minutes: int = 0
    left: int = 0
    days: int = 0
    days_left: int | None = None
    reason: str | None = None
    breaks: tuple[Session, ...] = ()
    pause: Pause | None = None
    makeup: bool = False
    forecast: bool = False
