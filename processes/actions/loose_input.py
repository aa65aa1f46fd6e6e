"""Values whose type nobody has said, as JSON data: what JSON cannot say is put under a mark of its kind."""

import base64
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

MARK = "$"
LOST: dict[str, Any] = {MARK: "lost"}
"""Stands for a value that was not kept."""


class InputUnreadable(Exception):
    """Kept data that does not make the value it should; whoever reads a whole command answers it."""


def _days(value: timedelta) -> list[int]:
    return [value.days, value.seconds, value.microseconds]


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


SCALARS: dict[type[Any], tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    timedelta: (_days, lambda parts: timedelta(*parts)),
    Decimal: (str, Decimal),
    bytes: (lambda value: base64.b64encode(value).decode(), _unpacked),
}
"""How values that JSON does not know are written and read."""
KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in SCALARS}
ROWS: dict[str, type[Any]] = {"tuple": tuple, "set": set, "frozenset": frozenset}


def write_loose(value: Any) -> Any:
    """Any value of plain data; anything else is lost, and reading it will say so."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) in SCALARS:
        return {MARK: type(value).__name__, "is": SCALARS[type(value)][0](value)}
    if isinstance(value, list):
        return [write_loose(each) for each in value]
    if type(value).__name__ in ROWS:
        return {MARK: type(value).__name__, "is": [write_loose(each) for each in value]}
    if isinstance(value, Mapping):
        return _pairs(value)
    return LOST


def read_loose(data: Any) -> Any:
    """The value that ``write_loose`` wrote. Raises InputUnreadable."""
    if isinstance(data, list):
        return [read_loose(each) for each in data]
    if not isinstance(data, dict):
        return data
    kind = data.get(MARK)
    if kind is None:
        return {key: read_loose(each) for key, each in data.items()}
    if kind in KINDS:
        return SCALARS[KINDS[kind]][1](data["is"])
    if kind in ROWS:
        return ROWS[kind](read_loose(each) for each in data["is"])
    if kind == "pairs":
        return {read_loose(key): read_loose(each) for key, each in data["is"]}
    raise InputUnreadable


def _pairs(value: Mapping[Any, Any]) -> dict[str, Any]:
    if all(type(key) is str for key in value) and MARK not in value:
        return {key: write_loose(each) for key, each in value.items()}
    return {MARK: "pairs", "is": [[write_loose(key), write_loose(each)] for key, each in value.items()]}
