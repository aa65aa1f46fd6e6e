"""Instants as numbers: minutes of the wall clock counted from the year 1."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

DAY = 24 * 60
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""UTC+7, no daylight saving."""


def minute_of(moment: datetime, zone: ZoneInfo) -> int:
    """The minute of the wall clock in ``zone`` that ``moment`` lies in; seconds are cut off.

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is not zone:
        if moment.utcoffset() is None:
            raise ValueError("a moment needs a time zone")
        moment = moment.astimezone(zone)
    return moment.toordinal() * DAY + moment.hour * 60 + moment.minute


def instant_of(minute: int, zone: ZoneInfo) -> datetime:
    """The moment in ``zone`` at which ``minute`` begins."""
    ordinal, clock = divmod(minute, DAY)
    day = date.fromordinal(ordinal)
    return datetime(day.year, day.month, day.day, clock // 60, clock % 60, tzinfo=zone)
