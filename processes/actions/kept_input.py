"""The input of an action as JSON data, and back: so that an action that broke can be repeated.

What a value is stands in the annotations of its command; only where a command says ``Any`` or ``object`` the
data itself says what JSON cannot (see ``loose_input``).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from forms.messages import message
from processes.actions.loose_input import LOST, SCALARS, InputUnreadable, read_loose, write_loose
from processes.domain.errors import Refusal

SECRETS = frozenset(
    {"password", "old_password", "new_password", "totp_secret", "recovery_codes", "token", "secret"}
)
"""Fields that are never kept: nobody but the person himself can do such an action again."""
_PLAIN = {kind: kind for kind in (list, tuple, set, frozenset)}
ROWS: dict[Any, Any] = {**_PLAIN, Sequence: tuple, Collection: tuple, Iterable: tuple}
AS_IS = (str, int, bool, float, NoneType)


class InputLost(Refusal):
    """What was kept of the input does not make a command any more."""

    text = message(
        "Dữ liệu giữ lại không đủ để chạy lại việc này. Làm lại việc từ đầu, rồi đóng sự cố và ghi lý do."
    )


def to_data(command: object) -> dict[str, Any]:
    """A command as JSON data; secrets are left out, and what cannot be kept is marked as lost."""
    return _fields_written(type(command), command)


def from_data(kind: type[Any], data: Mapping[str, Any]) -> Any:
    """The command of ``kind`` that was kept as ``data``. Raises InputLost."""
    try:
        return _built(kind, data)
    except (InputUnreadable, TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        raise InputLost from error


def write(hint: Any, value: Any) -> Any:
    """A value of the annotated type ``hint`` as JSON data."""
    known, arguments = _shape(hint)
    if value is None or known in AS_IS or known is Literal:
        return value
    if known in SCALARS:
        return SCALARS[known][0](value)
    if _is(known, Enum):
        return value.value
    if _is_record(known):
        return _fields_written(known, value)
    if known in (dict, Mapping):
        return _pairs_written(arguments, value)
    if known in ROWS and arguments:
        return [write(part, each) for part, each in _beside(known, arguments, list(value))]
    return write_loose(value)


def read(hint: Any, data: Any) -> Any:
    """The value that ``write`` made ``data`` of. Raises InputUnreadable, or what its own type raises."""
    known, arguments = _shape(hint)
    if data is None and (known is NoneType or known in (Any, object) or _is_optional(hint)):
        return None
    if known in AS_IS:
        return _as_is(known, data)
    if known in SCALARS:
        return SCALARS[known][1](data)
    if known is Literal or _is(known, Enum):
        return known(data) if known is not Literal else data
    if _is_record(known):
        return _built(known, data)
    if known in (dict, Mapping):
        return _pairs_read(arguments, data)
    if known in ROWS and arguments:
        return ROWS[known](read(part, each) for part, each in _beside(known, arguments, data))
    return read_loose(data)


def _shape(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """What to do with a type, and its arguments; a choice of several types is written loosely."""
    if get_origin(hint) in (Union, UnionType):
        arms = [arm for arm in get_args(hint) if arm is not NoneType]
        return _shape(arms[0]) if len(arms) == 1 else (object, ())
    return get_origin(hint) or hint, get_args(hint)


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)


def _is(known: Any, parent: type[Any]) -> bool:
    return isinstance(known, type) and issubclass(known, parent)


def _is_record(known: Any) -> bool:
    return isinstance(known, type) and is_dataclass(known)


def _as_is(known: type[Any], data: Any) -> Any:
    if type(data) is not known and not (known is float and type(data) is int):
        raise InputUnreadable
    return data


def _beside(known: Any, arguments: tuple[Any, ...], rows: Any) -> Iterable[tuple[Any, Any]]:
    """Each row with the type it has; in ``tuple[A, B]`` each has its own."""
    if not isinstance(rows, list):
        raise InputUnreadable
    if known is tuple and arguments[1:] != (...,):
        return zip(arguments, rows, strict=True)
    return ((arguments[0], row) for row in rows)


def _pairs_written(arguments: tuple[Any, ...], value: Mapping[Any, Any]) -> Any:
    if not arguments:
        return write_loose(dict(value))
    of_key, of_value = arguments
    if of_key is str:
        return {key: write(of_value, each) for key, each in value.items()}
    return [[write(of_key, key), write(of_value, each)] for key, each in value.items()]


def _pairs_read(arguments: tuple[Any, ...], data: Any) -> dict[Any, Any]:
    if not arguments:
        return dict(read_loose(data))
    of_key, of_value = arguments
    if of_key is str:
        return {key: read(of_value, each) for key, each in data.items()}
    return {read(of_key, key): read(of_value, each) for key, each in data}


@cache
def _parts(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((part, hints[part.name]) for part in fields(kind) if part.init)


def _fields_written(kind: Any, value: Any) -> dict[str, Any]:
    return {
        part.name: LOST if part.name in SECRETS else write(hint, getattr(value, part.name))
        for part, hint in _parts(kind)
    }


def _built(kind: Any, data: Any) -> Any:
    """An object of ``kind``; a field added since keeps its default, one that is gone is a reason to stop."""
    parts = _parts(kind)
    if not isinstance(data, Mapping) or data.keys() - {part.name for part, _ in parts}:
        raise InputUnreadable
    given = {part.name: _field_read(hint, data[part.name]) for part, hint in parts if part.name in data}
    lacking = [p for p, _ in parts if p.name not in given and p.default is p.default_factory is MISSING]
    if lacking:
        raise InputUnreadable
    return kind(**given)


def _field_read(hint: Any, data: Any) -> Any:
    if data == LOST:
        raise InputUnreadable
    return read(hint, data)
