"""How slips write dates, numbers and the signs their font does not have."""

import unicodedata
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def long_date(day: date) -> str:
    """``ngày 24 tháng 04 năm 2023``."""
    return f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"


def clock_time(moment: datetime) -> str:
    """``10 giờ 20 phút, ngày 24 tháng 04 năm 2023`` in Vietnam. ``moment`` knows its time zone."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H} giờ {local:%M} phút, {long_date(local)}"


def printable(text: str) -> str:
    """``text`` composed (NFC), with one replacement sign for each letter the slips' font cannot draw.

    A missing letter would make the PDF unfit for archiving, and the slip could not be made at all.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign if _drawable(sign) else "\ufffd" for sign in composed)


def _drawable(sign: str) -> bool:
    if unicodedata.category(sign).startswith("C"):
        return sign == "\n"
    return any(first <= ord(sign) <= last for first, last in _RANGES)


_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x1CD, 0x1DC),
    (0x386, 0x3CE),
    (0x400, 0x45F),
    (0x1E00, 0x1E9B),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2027),
    (0x202F, 0x2037),
    (0x20AB, 0x20AC),
    (0x2116, 0x2116),
    (0xFFFD, 0xFFFD),
)
"""What every style of the embedded font has, small and capital: Latin with Vietnamese, Greek, Cyrillic."""
