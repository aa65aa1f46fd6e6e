"""A working calendar as people read it in a form: hours in a box, a day off or a make-up day on a line."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from forms.dates import write_date, write_time
from processes.domain.working_time import WorkingCalendar
from processes.domain.working_time.sessions import Sessions
from processes.domain.working_time.stored import WEEKDAY_NAMES

WEEKDAYS = {
    "mon": ("thứ Hai", "monday", "thứ 2", "t2"),
    "tue": ("thứ Ba", "tuesday", "thứ 3", "t3"),
    "wed": ("thứ Tư", "wednesday", "thứ 4", "t4"),
    "thu": ("thứ Năm", "thursday", "thứ 5", "t5"),
    "fri": ("thứ Sáu", "friday", "thứ 6", "t6"),
    "sat": ("thứ Bảy", "saturday", "thứ 7", "t7"),
    "sun": ("Chủ nhật", "sunday", "cn"),
}
"""How a weekday may be written; the first is how we write it."""


def write_calendar(calendar: WorkingCalendar) -> dict[str, str]:
    """The boxes of the form, filled with ``calendar``."""
    boxes = {"day_minutes": str(calendar.day_minutes)}
    if calendar.inherits:
        boxes["inherits"] = "1"
    for number, period in enumerate(calendar.periods):
        boxes[f"from_{number}"] = write_date(period.valid_from) if period.valid_from else ""
        boxes[f"to_{number}"] = write_date(period.valid_to) if period.valid_to else ""
        for weekday, sessions in period.week.items():
            boxes[f"{WEEKDAY_NAMES[weekday]}_{number}"] = write_sessions(sessions)
    for weekday, sessions in calendar.reception_only.items():
        boxes[f"{WEEKDAY_NAMES[weekday]}_r"] = write_sessions(sessions)
    boxes["days_off"] = "\n".join(_write_days_off(calendar.days_off))
    boxes["makeup_days"] = "\n".join(
        f"{write_date(day)}: {_write_makeup(value)}" for day, value in calendar.makeup_days.items()
    )
    return boxes


def write_sessions(sessions: Sessions) -> str:
    """ "07:30–11:30, 13:00–17:00"."""
    return ", ".join(f"{write_time(one.opens)}–{write_time(one.closes)}" for one in sessions)


def days_off_in_stretches(days_off: Mapping[date, str]) -> list[tuple[date, date, str]]:
    """Days off one after the other with the same name, as first day, last day and name."""
    stretches: list[tuple[date, date, str]] = []
    for day, name in sorted(days_off.items()):
        if stretches and stretches[-1][1] + timedelta(days=1) == day and stretches[-1][2] == name:
            stretches[-1] = (stretches[-1][0], day, name)
        else:
            stretches.append((day, day, name))
    return stretches


def _write_days_off(days_off: Mapping[date, str]) -> Iterator[str]:
    for first, last, name in days_off_in_stretches(days_off):
        days = write_date(first) if first == last else f"{write_date(first)}–{write_date(last)}"
        yield f"{days}: {name}" if name else days


def _write_makeup(value: Sessions | int) -> str:
    return WEEKDAYS[WEEKDAY_NAMES[value]][0] if isinstance(value, int) else write_sessions(value)
