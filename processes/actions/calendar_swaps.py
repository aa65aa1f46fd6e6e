"""Hoán đổi: a working day is off and a day of rest is worked instead (working time, section 1 (b))."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from forms.dates import write_date
from forms.messages import message
from processes.actions.faults import Fault, refuse
from processes.domain.working_time import DayKind, WorkingCalendar


@dataclass(frozen=True)
class Swap:
    """``off`` is not worked, ``worked`` is, with the hours of the weekday ``like`` (0 is Monday)."""

    off: date
    worked: date
    like: int


def swapped(own: WorkingCalendar, whole: WorkingCalendar, swap: Swap) -> WorkingCalendar:
    """``own`` with both entries of a swap; ``whole`` is ``own`` with what it inherits. Raises BadInput."""
    refuse(_faults(whole, swap))
    name = f"Nghỉ hoán đổi (làm bù {write_date(swap.worked)})"
    return replace(
        own,
        days_off={**own.days_off, swap.off: name},
        makeup_days={**own.makeup_days, swap.worked: swap.like},
    )


def _faults(whole: WorkingCalendar, swap: Swap) -> Iterator[Fault | None]:
    off, worked = write_date(swap.off), write_date(swap.worked)
    if swap.off == swap.worked:
        yield Fault("worked", message("Ngày làm bù phải khác ngày nghỉ {day}.", day=off))
        return
    if whole.day_kind(swap.off) is not DayKind.WORKING:
        words = message("Ngày {day} không phải ngày làm việc thường. Chọn một ngày đang làm việc.", day=off)
        yield Fault("off", words)
    if whole.day_kind(swap.worked) is DayKind.DAY_OFF:
        name = whole.day_reason(swap.worked) or ""
        words = message(
            "Ngày {day} là ngày nghỉ ({name}). Chọn một ngày nghỉ hằng tuần để làm bù.", day=worked, name=name
        )
        yield Fault("worked", words)
    elif whole.is_working_day(swap.worked):
        words = message("Ngày {day} đã là ngày làm việc. Chọn một ngày nghỉ hằng tuần để làm bù.", day=worked)
        yield Fault("worked", words)
    if not _hours_like(whole, swap):
        yield Fault("like", message("Thứ này không có giờ làm việc. Chọn thứ khác để làm theo."))


def _hours_like(whole: WorkingCalendar, swap: Swap) -> bool:
    return any(period.week[swap.like] for period in whole.periods if period.covers(swap.worked))
