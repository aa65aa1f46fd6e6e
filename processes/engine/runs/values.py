"""Values that may enter a run: small JSON scalars, and the items of a multi-instance in a storable form."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from forms.feel import WorkingTime, YearsMonths
from processes.engine.runs.errors import DataRefused

MOST_KEYS = 20
LONGEST_TEXT = 1000
KIND = "="
"""Key that marks a packed value; a record of the caller is always packed itself, so no key of his clashes."""


def checked_data(data: Mapping[str, object] | None) -> dict[str, object]:
    """A copy of ``data`` holding only text, whole and binary numbers, booleans and null.

    Everything else belongs into the host's tables: dates and decimals do not survive the state, nested
    values would be shared between tasks. Raises DataRefused.
    """
    data = data or {}
    if len(data) > MOST_KEYS:
        raise DataRefused(f"more than {MOST_KEYS} values")
    for key, value in data.items():
        _check_scalar(key, value)
    return dict(data)


def _check_scalar(key: object, value: object) -> None:
    if not isinstance(key, str):
        raise DataRefused(f"the name {key!r} is not a text")
    if value is not None and not isinstance(value, str | int | float):
        raise DataRefused(f"{key} is a {type(value).__name__}, not a JSON scalar")
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise DataRefused(f"{key} is longer than {LONGEST_TEXT} characters")


def pack(value: object) -> object:
    """A JSON form of a FEEL value that :func:`unpack` gives back unchanged. Raises DataRefused."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal):
        return {KIND: "number", "v": str(value)}
    if isinstance(value, timedelta):
        return {KIND: "duration", "v": f"{value.days} {value.seconds} {value.microseconds}"}
    if isinstance(value, YearsMonths):
        return {KIND: "months", "v": str(value.months)}
    if isinstance(value, WorkingTime):
        return {KIND: f"working {value.unit}", "v": str(value.amount)}
    if isinstance(value, datetime | date | time):
        return {KIND: type(value).__name__, "v": value.isoformat()}
    if isinstance(value, Mapping):
        return {KIND: "context", "v": {str(key): pack(inner) for key, inner in value.items()}}
    if isinstance(value, list | tuple):
        return [pack(inner) for inner in value]
    raise DataRefused(f"an item is a {type(value).__name__}")


def _duration(text: str) -> timedelta:
    days, seconds, microseconds = map(int, text.split())
    return timedelta(days, seconds, microseconds)


_READERS: dict[str, Callable[[str], object]] = {
    "number": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "duration": _duration,
    "months": lambda text: YearsMonths(int(text)),
    "working hours": lambda text: WorkingTime("hours", Decimal(text)),
    "working days": lambda text: WorkingTime("days", Decimal(text)),
}


def unpack(value: object) -> object:
    """The FEEL value that :func:`pack` stored."""
    if isinstance(value, list):
        return [unpack(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if value[KIND] == "context":
        return {key: unpack(inner) for key, inner in value["v"].items()}
    return _READERS[value[KIND]](value["v"])
