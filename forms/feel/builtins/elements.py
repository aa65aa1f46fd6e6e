"""Functions that look at the elements of a list (DMN 10.3.4.4)."""

from decimal import Decimal

from ..limits import Budget
from ..operators import compare, contains
from .signature import builtin


@builtin("list contains(list: list, element: any)")
def list_contains(budget: Budget, values: list[object], element: object) -> object:
    """Whether one element equals the value."""
    return contains(values, element, budget)


@builtin("count(list: list...)")
def count(budget: Budget, values: list[object]) -> object:
    """The number of elements."""
    return Decimal(len(values))


@builtin("min(list: list...)")
def minimum(budget: Budget, values: list[object]) -> object:
    """The smallest element; null for an empty list and for values without an order."""
    return _extreme("<", values, budget)


@builtin("max(list: list...)")
def maximum(budget: Budget, values: list[object]) -> object:
    """The largest element; null for an empty list and for values without an order."""
    return _extreme(">", values, budget)


def _extreme(sign: str, values: list[object], budget: Budget) -> object:
    budget.spend(len(values))
    if not values:
        return None
    best = values[0]
    for value in values:
        better = compare(sign, value, best)
        if better is None:
            return None
        best = value if better else best
    return best
