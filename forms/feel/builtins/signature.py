"""How a built-in function is declared, found and given its arguments."""

from collections.abc import Callable
from dataclasses import dataclass

from ..frames import Evaluate
from ..values import kind_of

ALIASES = {
    "dt duration": "days and time duration",
    "ym duration": "years and months duration",
    "any": "null|boolean|number|string|date|time|date and time|days and time duration"
    "|years and months duration|list|context|range|function|working time",
}
Body = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: the types it takes, and what an omitted one stands for."""

    name: str
    kinds: frozenset[str]
    optional: bool
    default: object = None


@dataclass(frozen=True, slots=True)
class Builtin:
    """A built-in function; ``body`` gets the budget and one value per parameter, each of a type it takes."""

    name: str
    parameters: tuple[Parameter, ...]
    variadic: bool
    body: Body
    check: Callable[[list[object]], None] | None = None


TABLE: dict[str, tuple[Builtin, ...]] = {}


def builtin(declared: str, *, check: Callable[[list[object]], None] | None = None) -> Callable[[Body], Body]:
    """Declares a function: "floor(n: number, scale: number=)".

    ``=`` makes a parameter optional (None when omitted), ``?`` lets it be null, ``|`` separates types,
    and ``...`` behind a list lets its elements be given one by one. ``check`` sees the constant arguments
    when compiling.
    """
    name, inside = declared.rstrip(")").split("(")

    def register(body: Body) -> Body:
        parameters = tuple(_parameter(part) for part in inside.split(", ") if part)
        made = Builtin(name, parameters, inside.endswith("..."), body, check)
        TABLE[name] = (*TABLE.get(name, ()), made)
        return body

    return register


def _parameter(declared: str) -> Parameter:
    name, kinds = declared.removesuffix("...").split(": ")
    optional, nullable = kinds.endswith("="), "?" in kinds
    names = kinds.rstrip("=?").split("|")
    known = {kind for each in names for kind in ALIASES.get(each, each).split("|")}
    return Parameter(name, frozenset(known | ({"null"} if nullable else set())), optional)


def bound(function: Builtin, names: list[str], parts: list[Evaluate]) -> list[Evaluate | None] | None:
    """The part for each parameter (None: omitted), or None when the arguments do not fit the function."""
    parameters = function.parameters
    if function.variadic and not names and len(parts) > len(parameters):
        parts = [*parts[: len(parameters) - 1], _collected(parts[len(parameters) - 1 :])]
    if not names:
        names = [parameter.name for parameter in parameters[: len(parts)]]
    if len(names) != len(parts) or not set(names) <= {parameter.name for parameter in parameters}:
        return None
    given = dict(zip(names, parts, strict=True))
    if any(parameter.name not in given and not parameter.optional for parameter in parameters):
        return None
    return [given.get(parameter.name) for parameter in parameters]


def _collected(parts: list[Evaluate]) -> Evaluate:
    return lambda frame: [part(frame) for part in parts]


def convert(value: object, parameter: Parameter) -> tuple[bool, object]:
    """Whether the value fits, and the value; a list of one and its element stand for each other."""
    kinds = parameter.kinds
    if kind_of(value) in kinds:
        return True, value
    if isinstance(value, list) and len(value) == 1 and kind_of(value[0]) in kinds:
        return True, value[0]
    if "list" in kinds and value is not None:
        return True, [value]
    return False, None
