"""Our own functions: amounts of working time, which only a working calendar can turn into a moment."""

from decimal import Decimal

from ..limits import Budget
from ..values import WorkingTime
from .signature import builtin


@builtin("working_hours(n: number)")
def working_hours(budget: Budget, n: Decimal) -> object:
    """That many working hours; null below zero."""
    return WorkingTime("hours", n) if n >= 0 else None


@builtin("working_days(n: number)")
def working_days(budget: Budget, n: Decimal) -> object:
    """That many working days; null below zero."""
    return WorkingTime("days", n) if n >= 0 else None
