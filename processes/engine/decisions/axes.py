"""The values of an input, cut into the pieces on which every cell of its column says the same.

A cell that reads nothing is made of values and ranges, so only their ends matter: each end is a piece, and so
is what lies before, between and behind them. One example stands for each piece. Numbers and texts are dense;
whole numbers, days and months are not: nothing lies between two neighbours.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count, pairwise
from typing import Any

from forms.feel import Constants, FeelError, Range, UnaryTests
from processes.engine.decisions.kinds import CLASSES, Kind
from processes.engine.decisions.neighbours import NEIGHBOURS

SAMPLES: dict[str, object] = {"string": "", "any": "", "date": date(2000, 1, 1)}


class NotComparable(Exception):
    """The values of a column have no order between them, or are of kinds that are not cut into pieces."""


def points(kind: Kind, cells: Iterable[Constants], allowed: UnaryTests | None) -> tuple[object, ...]:
    """One example for each piece of a column's values that is allowed; nothing (None) comes last.

    Raises NotComparable.
    """
    if allowed is not None and allowed.constants is None:
        raise NotComparable
    known = [*cells, *([allowed.constants] if allowed and allowed.constants else [])]
    ends = list(_ends(known))
    name = _kind(kind, ends)
    if kind.many and ends:
        raise NotComparable
    ranges = any(isinstance(value, Range) for constants in known for value in constants.values)
    try:
        found = [point for point in _pieces(name, ends, ranges) if _is_allowed(point, allowed)]
    except (TypeError, OverflowError, FeelError):
        raise NotComparable from None
    return (*found, None)


def _ends(known: Iterable[Constants]) -> Iterator[object]:
    for constants in known:
        for value in constants.values:
            both = (value.start, value.end) if isinstance(value, Range) else (value,)
            yield from (end for end in both if end is not None)


def _kind(kind: Kind, ends: list[object]) -> str:
    """The kind of the column; where none is written, that of its constants."""
    classes = {end.__class__ for end in ends}
    if kind.name != "any" or not ends:
        return kind.name
    names = [name for name, known in CLASSES.items() if known in classes]
    if len(classes) > 1 or not names:
        raise NotComparable
    return names[0]


def _is_allowed(point: object, allowed: UnaryTests | None) -> bool:
    return allowed is None or allowed.evaluate({"?": point}) is True


def _pieces(name: str, ends: list[object], ranges: bool) -> Iterator[object]:
    if name == "boolean":
        yield from (True, False)
        return
    mine: list[Any] = [end for end in ends if end.__class__ is CLASSES.get(name)]
    if not mine:
        yield SAMPLES.get(name, Decimal(0))
    elif name == "string" and not ranges:
        yield from sorted(set(mine))
        yield next(text for text in map(_other, count()) if text not in mine)
    else:
        yield from _ordered(name, _distinct(mine))


def _other(number: int) -> str:
    """A text to stand for any other."""
    return f"… {number}" if number else "…"


def _distinct(values: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in sorted(values):
        if not found or found[-1] != value:
            found.append(value)
    return found


def _ordered(name: str, ends: list[Any]) -> Iterator[object]:
    near = NEIGHBOURS.get(name)
    if near is None:
        raise NotComparable
    yield from (each for each in (near.below(ends[0]),) if each is not None)
    for one, other in pairwise([*ends, None]):
        if near.holds(one):
            yield one
        step = near.between(one, other) if other is not None else near.above(one)
        if step is not None:
            yield step
