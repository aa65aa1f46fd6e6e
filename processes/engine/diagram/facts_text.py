"""Facts as JSON text and back, exactly: dataclasses, tuples, mappings, decimals."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from processes.domain.procedure import Facts


def facts_to_json(facts: Facts) -> str:
    """``facts`` as a JSON text; decimals become texts so that none is rounded."""
    return json.dumps(_write(facts), ensure_ascii=False, separators=(",", ":"))


def facts_from_json(text: str) -> Facts:
    """The facts that :func:`facts_to_json` wrote."""
    return cast(Facts, _read(Facts, json.loads(text)))


def _write(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _write(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [_write(item) for item in value]
    if isinstance(value, dict):
        return {key: _write(item) for key, item in value.items()}
    return str(value) if isinstance(value, Decimal) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    """``value`` of JSON as ``kind``, a type annotation."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = next(a for a in arguments if a is not NoneType)
        return None if value is None else _read(inner, value)
    if origin is tuple:
        return tuple(_read(arguments[0], item) for item in value)
    if origin is dict:
        return {key: _read(arguments[1], item) for key, item in value.items()}
    if is_dataclass(kind):
        return cast(type, kind)(**{key: _read(_hints(cast(type, kind))[key], v) for key, v in value.items()})
    return Decimal(value) if kind is Decimal else value
