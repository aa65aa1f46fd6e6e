"""Values as text: what string() gives and what a message shows."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from .limits import Budget, checked_text
from .numbers import number_text
from .text import quoted
from .values import Function, Range, WorkingTime, YearsMonths


def text_of(value: object, budget: Budget) -> str:
    """The text of a value as string() gives it; a text inside a list or context stands in quotation marks."""
    if isinstance(value, str):
        return checked_text(value, budget)
    return checked_text(_text(value, budget), budget)


def _inside(value: object, budget: Budget) -> str:
    return checked_text(quoted(value) if isinstance(value, str) else _text(value, budget), budget)


def _text(value: object, budget: Budget) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_inside(each, budget) for each in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inside(each, budget)}" for key, each in value.items()) + "}"
    if isinstance(value, Range):
        return _range_text(value, budget)
    return atom_text(value)


def atom_text(value: object) -> str:
    """The text of a value that holds no others."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, (date, time)):
        return _temporal_text(value)
    if isinstance(value, timedelta):
        return _span_text(value)
    if isinstance(value, YearsMonths):
        return _months_text(value.months)
    if isinstance(value, WorkingTime):
        return f"working_{value.unit}({number_text(value.amount)})"
    return "function" if isinstance(value, Function) else str(value)


def _range_text(value: Range, budget: Budget) -> str:
    if value.test:
        return f"({value.test}{_inside(value.start, budget)})"
    if value.start is None or value.end is None:
        end, included = (
            (value.end, value.end_included) if value.start is None else (value.start, value.start_included)
        )
        sign = ("<" if value.start is None else ">") + ("=" if included else "")
        return f"({sign}{_inside(end, budget)})"
    opening = "[" if value.start_included else "("
    closing = "]" if value.end_included else ")"
    return f"{opening}{_inside(value.start, budget)}..{_inside(value.end, budget)}{closing}"


def _temporal_text(value: date | time) -> str:
    if isinstance(value, datetime):
        return f"{value.date().isoformat()}T{_clock_text(value.timetz(), value.utcoffset())}"
    if isinstance(value, time):
        return _clock_text(value, value.utcoffset())
    return value.isoformat()


def _clock_text(value: time, offset: timedelta | None) -> str:
    clock = value.replace(tzinfo=None).isoformat()
    if "." in clock:
        clock = clock.rstrip("0")
    return clock + ("" if value.tzinfo is None else _zone_text(value.tzinfo, offset))


def _zone_text(zone: tzinfo, offset: timedelta | None) -> str:
    name = getattr(zone, "key", None)
    if name:
        return f"@{name}"
    if zone is UTC or not offset:
        return "Z"
    seconds = abs(offset) // timedelta(seconds=1)
    parts = [seconds // 3600, seconds // 60 % 60] + ([seconds % 60] if seconds % 60 else [])
    return ("-" if offset < timedelta() else "+") + ":".join(f"{part:02}" for part in parts)


def _span_text(value: timedelta) -> str:
    micros = abs(value) // timedelta(microseconds=1)
    seconds, micro = divmod(micros, 10**6)
    fraction = f".{micro:06}".rstrip("0") if micro else ""
    clock = "".join(
        f"{amount}{unit}"
        for amount, unit in ((seconds // 3600 % 24, "H"), (seconds // 60 % 60, "M"))
        if amount
    )
    if seconds % 60 or fraction:
        clock += f"{seconds % 60}{fraction}S"
    days = f"{seconds // 86_400}D" if seconds >= 86_400 else ""
    if not days and not clock:
        return "PT0S"
    return ("-" if value < timedelta() else "") + "P" + days + (f"T{clock}" if clock else "")


def _months_text(months: int) -> str:
    years, rest = divmod(abs(months), 12)
    text = (f"{years}Y" if years else "") + (f"{rest}M" if rest or not years else "")
    return ("-" if months < 0 else "") + "P" + text
