"""Calendars and moments that the working-time tests share."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from processes.domain.working_time import WorkingCalendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = [(time(7, 30), time(11, 30)), (time(13), time(17))]
MORNING = [(time(7, 30), time(11, 30))]
WEEK = dict.fromkeys(range(5), OFFICE)


def at(text: str) -> datetime:
    """A moment in Vietnam: ``2026-11-16T09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def office(**parts: object) -> WorkingCalendar:
    """Monday to Friday, 07:30–11:30 and 13:00–17:00, changed by ``parts``."""
    return WorkingCalendar.build(**{"weekly": WEEK, **parts})  # type: ignore[arg-type]


COMMUNE = office(
    days_off={
        date(2026, 11, 24): "Ngày Văn hóa Việt Nam",
        date(2026, 8, 31): "Hoán đổi",
        date(2026, 9, 1): "Quốc khánh",
        date(2026, 9, 2): "Quốc khánh",
    },
    makeup_days={date(2026, 8, 22): 0},
)
