"""Where in a calendar something is wrong, in words that stand inside a sentence."""

from datetime import date

from forms.messages import Message, message

WEEKDAYS = (
    message("thứ Hai"),
    message("thứ Ba"),
    message("thứ Tư"),
    message("thứ Năm"),
    message("thứ Sáu"),
    message("thứ Bảy"),
    message("Chủ nhật"),
)
"""0 is Monday, as in ``date.weekday()``."""


def write_day(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def on_weekday(weekday: int, valid_from: date | None = None) -> Message:
    """A weekday of the week in force from ``valid_from``."""
    if valid_from is None:
        return WEEKDAYS[weekday]
    return message("{weekday}, áp dụng từ {start}", weekday=WEEKDAYS[weekday], start=write_day(valid_from))


def on_day(day: date) -> Message:
    """One date."""
    return message("ngày {day}", day=write_day(day))
