"""Hoán đổi: a working day is off and a day of rest is worked instead (working time, section 1 (b))."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from forms.dates import write_date
from forms.messages import Message, message
from processes.actions.faults import Fault, refuse
from processes.domain.working_time import DayKind, OutsideCalendar, WorkingCalendar


@dataclass(frozen=True)
class Swap:
    """``off`` is not worked, ``worked`` is, with the hours of the weekday ``like`` (0 is Monday)."""

    off: date
    worked: date
    like: int


def swapped(own: WorkingCalendar, whole: WorkingCalendar, swap: Swap) -> WorkingCalendar:
    """``own`` with both entries of a swap; ``whole`` is ``own`` with what it inherits. Raises BadInput."""
    refuse(_faults(whole, swap))
    # An entry of the calendar is data, in the language of the office.
    name = str(message("Nghỉ hoán đổi (làm bù {day})", day=write_date(swap.worked)))
    return replace(
        own,
        days_off={**own.days_off, swap.off: name},
        makeup_days={**own.makeup_days, swap.worked: swap.like},
    )


def _faults(whole: WorkingCalendar, swap: Swap) -> Iterator[Fault | None]:
    if swap.off == swap.worked:
        yield Fault("worked", message("Ngày làm bù phải khác ngày nghỉ {day}.", day=write_date(swap.off)))
        return
    off, worked = _kind(whole, swap.off), _kind(whole, swap.worked)
    if off is not DayKind.WORKING:
        yield Fault("off", _words_for_off(swap.off))
    if worked is not DayKind.WEEKLY_REST:
        yield Fault("worked", _words_for_worked(whole, swap.worked, worked))
    if off is DayKind.WORKING and worked is not None and not _hours_like(whole, swap):
        yield Fault("like", message("Thứ này không có giờ làm việc. Chọn thứ khác để làm theo."))


def _kind(whole: WorkingCalendar, day: date) -> DayKind | None:
    """What a day is; None outside of the calendar."""
    try:
        return whole.day_kind(day)
    except OutsideCalendar:
        return None


def _words_for_off(day: date) -> Message:
    return message(
        "Ngày {day} không phải ngày làm việc thường. Chọn một ngày đang làm việc.", day=write_date(day)
    )


def _words_for_worked(whole: WorkingCalendar, day: date, kind: DayKind | None) -> Message:
    if kind is DayKind.DAY_OFF:
        return message(
            "Ngày {day} là ngày nghỉ ({name}). Chọn một ngày nghỉ hằng tuần để làm bù.",
            day=write_date(day),
            name=whole.day_reason(day) or "",
        )
    if kind is None:
        return message("Lịch không có ngày {day}. Chọn một ngày nghỉ hằng tuần.", day=write_date(day))
    return message(
        "Ngày {day} đã là ngày làm việc. Chọn một ngày nghỉ hằng tuần để làm bù.", day=write_date(day)
    )


def _hours_like(whole: WorkingCalendar, swap: Swap) -> bool:
    return any(period.week[swap.like] for period in whole.periods if period.covers(swap.worked))
