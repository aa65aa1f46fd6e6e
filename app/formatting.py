"""How moments, money, sizes and names are written for people, in Vietnamese and English.

Plain functions; :func:`filters` binds the reader's locale and hands them to Jinja. Words (weekdays, units)
go through gettext, whose msgids are Vietnamese; ``locale`` ("vi" or "en") decides the marks inside numbers.
Moments are aware and are shown in Vietnamese time.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from flask_babel import gettext, ngettext
from markupsafe import Markup

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NBSP = "\u00a0"

_UNITS = (
    "ngày|giờ|phút|tháng|năm|tuần|đồng|triệu|tỷ|KB|MB|GB|₫|%|tệp|trang|bản|phần|việc|hồ sơ|người|"
    "giấy tờ|thủ tục|thành viên|chữ số|chỗ|lần|bước|days?|hours?|minutes?|files?|pages?|parts?"
)
_JOINTS = (
    re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b|[₫%])"),
    re.compile(r"(?<=\b[Tt]hứ) (?=(?:Hai|Ba|Tư|Năm|Sáu|Bảy)\b)"),
    re.compile(r"(?<=\bChủ) (?=nhật\b)"),
    re.compile(r"(?<=\bthế) (?=nào\b)"),
    re.compile(r"(?<=\d\d:\d\d) (?=(?:thứ|Chủ|hôm|ngày|T[2-7]|CN)\b)"),
    re.compile(r" (?=\*(?:\s|$))"),
)


class Span(Protocol):
    """A length of working time: days of the calendar, then what is left over."""

    @property
    def days(self) -> int: ...

    @property
    def hours(self) -> int: ...

    @property
    def minutes(self) -> int: ...


def nbsp(text: str) -> str:
    """Put no-break spaces where Vietnamese must not break: number and unit, weekday, hour and day, "*"."""
    joined = str(text)
    for joint in _JOINTS:
        joined = joint.sub(NBSP, joined)
    return Markup(joined) if hasattr(text, "__html__") else joined


def number(value: int, locale: str = "vi") -> str:
    """1204 as "1.204" (English "1,204"); the minus sign is U+2212."""
    grouped = f"{abs(value):,}"
    marks = grouped.replace(",", ".") if locale == "vi" else grouped
    return f"−{marks}" if value < 0 else marks


def decimal(value: float, locale: str = "vi", digits: int = 1) -> str:
    """97.9 as "97,9" (English "97.9"), a trailing zero dropped."""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if locale == "vi" else text


def money(amount: int, locale: str = "vi") -> str:
    """A whole number of đồng: 150000 as "150.000 ₫"."""
    return f"{number(amount, locale)}{NBSP}₫"


def percent(share: float, locale: str = "vi") -> str:
    """A share between 0 and 1: 0.979 as "97,9 %"."""
    return f"{decimal(share * 100, locale)}{NBSP}%"


def file_size(size: int, locale: str = "vi") -> str:
    """A number of bytes as "84 KB" or "1,2 MB"; never less than 1 KB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))}{NBSP}KB"
    mega = size / (1024 * 1024)
    return f"{decimal(mega, locale, 1 if mega < 10 else 0)}{NBSP}MB"


def weekday(value: date) -> str:
    """ "thứ Hai" … "Chủ nhật"."""
    names = (
        gettext("thứ Hai"),
        gettext("thứ Ba"),
        gettext("thứ Tư"),
        gettext("thứ Năm"),
        gettext("thứ Sáu"),
        gettext("thứ Bảy"),
        gettext("Chủ nhật"),
    )
    return nbsp(names[value.weekday()])


def short_weekday(value: date) -> str:
    """ "T2" … "CN", for the desk's lists."""
    names = (
        gettext("T2"),
        gettext("T3"),
        gettext("T4"),
        gettext("T5"),
        gettext("T6"),
        gettext("T7"),
        gettext("CN"),
    )
    return names[value.weekday()]


def hour(moment: datetime) -> str:
    """ "15:41"."""
    return f"{moment.astimezone(ZONE):%H:%M}"


def day(value: date) -> str:
    """ "13/11/2026"."""
    return f"{_local_day(value):%d/%m/%Y}"


def short_day(value: date) -> str:
    """ "13/11"."""
    return f"{_local_day(value):%d/%m}"


def named_day(value: date) -> str:
    """ "thứ Sáu 20/11"."""
    local = _local_day(value)
    return f"{weekday(local)}{NBSP}{local:%d/%m}"


def long_moment(moment: datetime) -> str:
    """ "15:42 thứ Hai, 16/11/2026": weekday, hour and date, because a date is never naked."""
    local = moment.astimezone(ZONE)
    return f"{local:%H:%M}{NBSP}{weekday(local)}, {local:%d/%m/%Y}"


def stage_moment(moment: datetime, now: datetime) -> str:
    """ "15:42 thứ Sáu, 13/11" or "16:00 hôm nay, 20/11"; the year only when it is another one."""
    local, today = moment.astimezone(ZONE), now.astimezone(ZONE)
    name = nbsp(gettext("hôm nay")) if local.date() == today.date() else weekday(local)
    return f"{local:%H:%M}{NBSP}{name}, {_day_beside(local, today)}"


def short_moment(moment: datetime, now: datetime) -> str:
    """ "16:00 T2 23/11" or "14:55 hôm nay", for the desk."""
    local, today = moment.astimezone(ZONE), now.astimezone(ZONE)
    if local.date() == today.date():
        return f"{local:%H:%M}{NBSP}{gettext('hôm nay')}"
    return f"{local:%H:%M}{NBSP}{short_weekday(local)}{NBSP}{_day_beside(local, today)}"


def duration_words(span: Span) -> str:
    """ "1 ngày 5 giờ" from a day on (minutes dropped), below it "5 giờ 20 phút"."""
    days = ngettext("%(num)s ngày", "%(num)s ngày", span.days)
    hours = ngettext("%(num)s giờ", "%(num)s giờ", span.hours)
    minutes = ngettext("%(num)s phút", "%(num)s phút", span.minutes)
    if span.days:
        parts = [days, hours if span.hours else ""]
    else:
        parts = [hours if span.hours else "", minutes if span.minutes or not span.hours else ""]
    return nbsp(" ".join(part for part in parts if part))


def mask_name(name: str) -> str:
    """ "Nguyễn Văn A" as "Nguyễn V** A" (decision Q7 of the requirements): first and last word stay.

    Of a name of two words the last is covered, of a single word all but its first letter.
    """
    words = name.split()
    covered = range(1, len(words) - 1) if len(words) > 2 else range(len(words) - 1, len(words))
    return " ".join(_cover(word) if index in covered else word for index, word in enumerate(words))


def phone(value: str) -> str:
    """ "02210001234" as "0221 000 1234", "0912345218" as "0912 345 218"; other lengths stay as they are."""
    digits = re.sub(r"[\s.\-()]", "", value).replace("+84", "0", 1)
    if not digits.isdecimal() or len(digits) not in (10, 11):
        return value
    return NBSP.join((digits[:4], digits[4:7], digits[7:]))


def mask_phone(value: str) -> str:
    """ "0912345218" as "09xx xxx 218": enough for its owner to know it."""
    digits = re.sub(r"\D", "", value.replace("+84", "0", 1))
    if len(digits) < 9:
        return "x" * len(digits)
    return NBSP.join((f"{digits[:2]}xx", "x" * (len(digits) - 7), digits[-3:]))


def upper_first(text: str) -> str:
    """The first letter large, the rest untouched (Jinja's ``capitalize`` would lower "Hai")."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter small, for words that stand alone elsewhere and go into a sentence here."""
    return text[:1].lower() + text[1:]


def filters(locale: Callable[[], str]) -> dict[str, Callable[..., Any]]:
    """The Jinja filters, by name; ``locale`` is asked at every use.

    ``{{ amount|money }}``, ``{{ due|long_moment }}``, ``{{ due|short_moment(view.now) }}`` …
    """
    plain = (nbsp, weekday, hour, day, short_day, named_day, long_moment, stage_moment, short_moment)
    more = (duration_words, mask_name, phone, mask_phone, upper_first, lower_first)
    numeric = (number, decimal, money, percent, file_size)
    bound = {made.__name__: _in_locale(made, locale) for made in numeric}
    return {made.__name__: made for made in plain + more} | bound


def _in_locale(made: Callable[..., str], locale: Callable[[], str]) -> Callable[..., str]:
    return lambda value, **options: made(value, locale=locale(), **options)


def _local_day(value: date) -> date:
    return value.astimezone(ZONE).date() if isinstance(value, datetime) else value


def _day_beside(local: datetime, today: datetime) -> str:
    return f"{local:%d/%m}" if local.year == today.year else f"{local:%d/%m/%Y}"


def _cover(word: str) -> str:
    return word[:1] + "*" * max(1, len(word) - 1)
