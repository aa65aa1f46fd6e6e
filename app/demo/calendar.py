"""The calendar of the demo: office hours and Vietnam's days off of 2026 and 2027.

Days off of 2026 as announced; those of 2027 are an estimate that an administrator corrects once announced
(source: domain reference, working time, section 1).
"""

from typing import Any

SESSIONS = [["07:30", "11:30"], ["13:00", "17:00"]]
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")

DAYS_OFF = {
    "2026-01-01": "Tết Dương lịch",
    "2026-01-02": "Nghỉ hoán đổi (làm bù thứ Bảy 10/01)",
    "2026-02-16": "Tết Bính Ngọ",
    "2026-02-17": "Tết Bính Ngọ",
    "2026-02-18": "Tết Bính Ngọ",
    "2026-02-19": "Tết Bính Ngọ",
    "2026-02-20": "Tết Bính Ngọ",
    "2026-04-27": "Nghỉ bù Giỗ Tổ Hùng Vương",
    "2026-04-30": "Ngày Chiến thắng",
    "2026-05-01": "Ngày Quốc tế Lao động",
    "2026-08-31": "Nghỉ hoán đổi (làm bù thứ Bảy 22/08)",
    "2026-09-01": "Quốc khánh",
    "2026-09-02": "Quốc khánh",
    "2026-11-24": "Ngày Văn hóa Việt Nam",
    "2027-01-01": "Tết Dương lịch",
    "2027-02-04": "Tết Đinh Mùi (dự kiến)",
    "2027-02-05": "Tết Đinh Mùi (dự kiến)",
    "2027-02-08": "Tết Đinh Mùi (dự kiến)",
    "2027-02-09": "Tết Đinh Mùi (dự kiến)",
    "2027-02-10": "Tết Đinh Mùi (dự kiến)",
    "2027-04-16": "Giỗ Tổ Hùng Vương",
    "2027-04-30": "Ngày Chiến thắng",
    "2027-05-03": "Nghỉ bù ngày Quốc tế Lao động",
    "2027-09-02": "Quốc khánh",
    "2027-09-03": "Quốc khánh",
    "2027-11-24": "Ngày Văn hóa Việt Nam",
}
MAKEUP_DAYS = {"2026-01-10": "fri", "2026-08-22": "mon"}


def calendar_data() -> dict[str, Any]:
    """The calendar as plain data."""
    return {
        "day_minutes": 480,
        "weekly": {day: SESSIONS if day in WORKDAYS else [] for day in (*WORKDAYS, "sat", "sun")},
        "days_off": list(DAYS_OFF),
        "days_off_reason": DAYS_OFF,
        "makeup_days": MAKEUP_DAYS,
    }
