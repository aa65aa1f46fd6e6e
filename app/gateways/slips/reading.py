"""From stored data to a slip and back: JSON knows no dates, tuples or enumerations."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from app.gateways.slips.data import KINDS
from app.gateways.slips.official_names import NAMES
from app.gateways.slips.port import SlipDataWrong
from app.gateways.slips.slip import Slip


def read_slip(kind: str, data: Mapping[str, object]) -> Slip:
    """The slip of ``kind`` with ``data``; dates may be ISO texts.

    Raises :class:`SlipDataWrong` for an unknown kind or field, a wrong value, or a required field left empty.
    """
    if kind not in KINDS:
        raise SlipDataWrong(kind, "no such slip")
    slip = _read(kind, KINDS[kind], data)
    assert isinstance(slip, Slip)
    if slip.missing():
        raise SlipDataWrong(kind, "fields to fill", slip.missing())
    if slip.slip_set and slip.slip_set not in NAMES:
        raise SlipDataWrong(kind, "no such official set", ("slip_set",))
    return slip


def slip_data(slip: Slip) -> dict[str, object]:
    """``slip`` as JSON can hold it; :func:`read_slip` gives the same slip back."""
    plain = _plain(asdict(slip))
    assert isinstance(plain, dict)
    return plain


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: str, record: type, data: Mapping[str, object]) -> object:
    """``record`` built from ``data``, each value as its annotation wants it."""
    hints = get_type_hints(record)
    names = {field.name for field in fields(record)}
    unknown = tuple(sorted(set(data) - names))
    if unknown:
        raise SlipDataWrong(kind, "unknown fields", unknown)
    values = {name: _value(kind, name, hints[name], data[name]) for name in data}
    try:
        return record(**values)
    except TypeError:
        lacking = tuple(field.name for field in fields(record) if field.name not in data)
        raise SlipDataWrong(kind, "fields lacking among", lacking) from None


def _value(kind: str, name: str, wanted: Any, value: object) -> object:
    options = get_args(wanted)
    if value is None and type(None) in options:
        return None
    if options and options[-1] is Ellipsis:
        return _rows(kind, name, options[0], value)
    plain = next((option for option in options if option is not type(None)), wanted)
    try:
        return _convert(plain, value)
    except (TypeError, ValueError):
        raise SlipDataWrong(kind, f"not a {plain.__name__}", (name,)) from None


def _rows(kind: str, name: str, wanted: Any, value: object) -> tuple[object, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise SlipDataWrong(kind, "not a list", (name,))
    return tuple(_row(kind, name, wanted, row) for row in value)


def _row(kind: str, name: str, wanted: Any, row: object) -> object:
    if wanted is str or isinstance(row, wanted):
        return _value(kind, name, wanted, row)
    if not isinstance(row, Mapping):
        raise SlipDataWrong(kind, f"not a {wanted.__name__}", (name,))
    return _read(kind, wanted, row)


def _convert(wanted: type, value: object) -> object:
    """``value`` as ``wanted``. Raises TypeError or ValueError."""
    reader = _READERS.get(wanted)
    if reader is not None and isinstance(value, str):
        value = reader(value)
    elif isinstance(value, str) and issubclass(wanted, StrEnum):
        value = wanted(value)
    if type(value) is not wanted:
        raise TypeError
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError
    return value


_READERS: Mapping[type, Callable[[str], object]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
}
