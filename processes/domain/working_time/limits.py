"""A time limit: how many of what, and by which way of counting."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.errors import CutoffRefused, LimitUnitRefused, LimitValueRefused

DEFAULT_CUTOFF = time(15)


class Mode(StrEnum):
    """The ways of counting of the working-time rules (§2)."""

    HOURS = "hours"
    SAME_CLOCK = "same_clock"
    END_OF_DAY = "end_of_day"
    CALENDAR_DAYS = "calendar_days"
    SAME_DAY = "same_day"
    MONTHS = "months"
    NONE = "none"


class Unit(StrEnum):
    """What the number of a time limit counts; ``working_minutes`` is for shares of a longer limit."""

    WORKING_MINUTES = "working_minutes"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


UNITS: dict[Mode, tuple[Unit, ...]] = {
    Mode.HOURS: (Unit.WORKING_HOURS, Unit.WORKING_MINUTES),
    Mode.SAME_CLOCK: (Unit.WORKING_DAYS,),
    Mode.END_OF_DAY: (Unit.WORKING_DAYS,),
    Mode.CALENDAR_DAYS: (Unit.CALENDAR_DAYS,),
    Mode.SAME_DAY: (Unit.WORKING_DAYS,),
    Mode.MONTHS: (Unit.MONTHS,),
    Mode.NONE: (),
}
"""The units each way of counting takes; the first is the usual one."""

LONGEST: dict[Unit, int] = {
    Unit.WORKING_MINUTES: 12_000_000,
    Unit.WORKING_HOURS: 200_000,
    Unit.WORKING_DAYS: 7_320,
    Unit.CALENDAR_DAYS: 7_320,
    Unit.MONTHS: 240,
}
"""The longest limit in each unit: twenty years of days or months, about a hundred of hours."""

DAY_MODES = frozenset({Mode.END_OF_DAY, Mode.CALENDAR_DAYS, Mode.SAME_DAY, Mode.MONTHS})
"""The ways that count whole days; the others count minutes, and ``none`` nothing."""


@dataclass(frozen=True)
class TimeLimit:
    """``value`` units counted by ``mode``; raises a LimitRefused.

    ``unit`` may be left out; ``value`` of ``none`` is not looked at. ``cutoff`` belongs to ``same_day``
    (15:00 if left out): received later on a working day, the limit runs on the next one. The longest values
    are those of ``LONGEST``; ``same_day`` is 1.
    """

    mode: Mode
    value: int = 1
    unit: Unit | None = None
    cutoff: time | None = None

    def __post_init__(self) -> None:
        units = UNITS[self.mode]
        if self.unit is None and units:
            object.__setattr__(self, "unit", units[0])
        elif self.unit is not None and self.unit not in units:
            raise LimitUnitRefused(self.mode, self.unit)
        if self.mode is Mode.SAME_DAY:
            object.__setattr__(self, "cutoff", self.cutoff or DEFAULT_CUTOFF)
        elif self.cutoff is not None:
            raise CutoffRefused(self.mode)
        if units:
            check_value(self.value, 1 if self.mode is Mode.SAME_DAY else LONGEST[self.unit or units[0]])


def check_value(value: object, longest: int) -> None:
    """Raises LimitValueRefused for what is no whole number from 1 to ``longest``; True is no number."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= longest:
        raise LimitValueRefused(value, longest)


def allowed_minutes(calendar: WorkingCalendar, limit: TimeLimit) -> int | None:
    """The working minutes a limit stands for: "3 ngày làm việc = 24 giờ".

    None where that depends on the date (``calendar_days``, ``months``) or there is no limit.
    """
    match limit.unit:
        case Unit.WORKING_MINUTES:
            return limit.value
        case Unit.WORKING_HOURS:
            return limit.value * 60
        case Unit.WORKING_DAYS:
            return limit.value * calendar.day_minutes
        case _:
            return None
