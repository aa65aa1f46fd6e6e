"""Dates as people write them: dd/mm/yyyy in one box, or day, month and year in three."""

import re
from datetime import date, datetime, time

_WRITTEN = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_STORED = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:hg.]|giờ)\s*(\d{2})?(?:\s*(?:phút|p))?", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
EARLIEST = 1800
LATEST = 2200


def parse_date(text: str) -> date | None:
    """The day that ``text`` names ("1/12/2026", "01.12.2026", "2026-12-01"); None if there is no such day."""
    if _STORED.fullmatch(text):
        year, month, day = text.split("-")
    elif written := _WRITTEN.fullmatch(text):
        day, month, year = written.groups()
    else:
        return None
    return _day(int(year), int(month), int(day))


def stored_date(value: object) -> date | None:
    """The day behind a stored value (ISO); None for what was typed and names no day."""
    return parse_date(value) if isinstance(value, str) and _STORED.fullmatch(value) else None


def parse_time(text: str) -> time | None:
    """The time of day that ``text`` names ("8:30", "08h30", "8 giờ"), 24 hours."""
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def stored_moment(value: object) -> datetime | None:
    """The local date and time behind a stored value (``2026-12-01T08:30``)."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    day, clock = stored_date(value[:10]), parse_time(value[11:])
    return datetime.combine(day, clock) if day and clock else None


def write_date(day: date) -> str:
    """dd/mm/yyyy, in every language of the product."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def write_time(clock: time) -> str:
    """24 hours, ``08:30``."""
    return f"{clock.hour:02}:{clock.minute:02}"


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
