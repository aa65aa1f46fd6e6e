"""The values of FEEL that Python has no type for, and how a context's Python values become FEEL values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from .errors import FeelEvaluationError
from .limits import Budget, checked_list, checked_text
from .numbers import from_python

Kind = Literal[
    "null", "boolean", "number", "string", "date", "time", "date and time", "days and time duration",
    "years and months duration", "list", "context", "range", "function", "working time",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class YearsMonths:
    """A years and months duration, in months (negative: backwards)."""

    months: int


@dataclass(frozen=True, slots=True)
class Range:
    """A range; a missing end means unbounded. ``test`` is "=" or "!=" for a range written (=x) or (!=x)."""

    start: object
    end: object
    start_included: bool
    end_included: bool
    test: str = ""


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """An amount of working time, to be turned into a moment by whoever knows the working calendar."""

    unit: Literal["hours", "days"]
    amount: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function written in the expression; opaque outside of it."""

    parameters: tuple[str, ...]
    call: Callable[[list[object], Budget], object]


KINDS: dict[type, Kind] = {
    type(None): "null",
    bool: "boolean",
    Decimal: "number",
    str: "string",
    date: "date",
    time: "time",
    datetime: "date and time",
    timedelta: "days and time duration",
    YearsMonths: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    Function: "function",
    WorkingTime: "working time",
}

ATOMS = frozenset(
    {type(None), bool, str, YearsMonths, WorkingTime, Function, timedelta, date, time, datetime}
)

SHORT = 100
"""Characters of a text that cost one step."""


def kind_of(value: object) -> Kind:
    """The FEEL type of a normalised value."""
    return KINDS[value.__class__]


def normalise(value: object, budget: Budget) -> object:
    """The FEEL value of a Python value of the context; containers are copied and paid for by their size.

    Raises FeelEvaluationError for a type FEEL has nothing for.
    """
    known = value.__class__
    if known is str:
        return checked_text(value, budget)  # type: ignore[arg-type]
    if known in ATOMS:
        return value
    if known is dict:
        return _context(value, budget)  # type: ignore[arg-type]
    if isinstance(value, (int, float, Decimal)):
        return from_python(value)
    if isinstance(value, (list, tuple)):
        return [normalise(each, budget) for each in checked_list(list(value), budget)]
    if isinstance(value, Mapping):
        return _context(value, budget)
    return _plain(value, budget)


def _context(value: Mapping[object, object], budget: Budget) -> dict[str, object]:
    """A short text, the most frequent entry, is its own copy and paid for here."""
    budget.spend(1 + 2 * len(value))
    copied: dict[str, object] = {}
    for key, each in value.items():
        name = key if key.__class__ is str else _key(key)
        short = each.__class__ is str and len(each) <= SHORT
        copied[name] = each if short else normalise(each, budget)
    return copied


def _key(key: object) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    raise FeelEvaluationError("unknown_value", found=f"{type(key).__name__} as a key")


def _plain(value: object, budget: Budget) -> object:
    """Subclasses of the plain types become the plain types, so that dispatching by class is safe."""
    if isinstance(value, str):
        return checked_text(str.__str__(value), budget)
    if isinstance(value, Range):
        return value
    if isinstance(value, datetime):
        return datetime.combine(value.date(), value.time(), value.tzinfo).replace(fold=value.fold)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, timedelta):
        return timedelta(value.days, value.seconds, value.microseconds)
    raise FeelEvaluationError("unknown_value", found=type(value).__name__)
