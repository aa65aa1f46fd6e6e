"""Positions in lists and the ends of ranges, needed by the language and by its functions alike."""

from decimal import Decimal

from .numbers import whole
from .operators import CLOCKS, ORDERED, same_type
from .values import Range


def element_at(values: list[object], position: Decimal) -> object:
    """The element at a position from 1, or from -1 at the end; null outside of the list."""
    index = position_in(values, position)
    return None if index is None else values[index]


def position_in(values: list[object], position: Decimal) -> int | None:
    """The Python index of a FEEL position, None outside of the list."""
    index = whole(position)
    if index is None or index == 0 or abs(index) > len(values):
        return None
    return index - 1 if index > 0 else len(values) + index


def make_range(start: object, end: object, start_included: bool, end_included: bool) -> Range | None:
    """The range between two values, None when they have no order."""
    if not same_type(start, end) or start.__class__ not in ORDERED | CLOCKS:
        return None
    return Range(start, end, start_included, end_included)
