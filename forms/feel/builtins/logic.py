"""not, is, all, any."""

from datetime import datetime, time

from ..limits import Budget
from ..operators import equal, same_type
from ..wording import atom_text
from .signature import builtin


@builtin("not(negand: any)")
def negation(budget: Budget, negand: object) -> object:
    """True for false, false for true, otherwise null."""
    return not negand if isinstance(negand, bool) else None


@builtin("is(value1: any, value2: any)")
def identical(budget: Budget, value1: object, value2: object) -> object:
    """Whether both are the same value of the same type, written in the same zone."""
    if not same_type(value1, value2):
        return False
    if isinstance(value1, (time, datetime)) and isinstance(value2, (time, datetime)):
        return atom_text(value1) == atom_text(value2)
    return equal(value1, value2, budget) is True


@builtin("all(list: list...)")
def all_true(budget: Budget, values: list[object]) -> object:
    """False when one element is false, true when all are true, otherwise null."""
    budget.spend(len(values))
    if any(value is False for value in values):
        return False
    return True if all(value is True for value in values) else None


@builtin("any(list: list...)")
def any_true(budget: Budget, values: list[object]) -> object:
    """True when one element is true, false when all are false, otherwise null."""
    budget.spend(len(values))
    if any(value is True for value in values):
        return True
    return False if all(value is False for value in values) else None
