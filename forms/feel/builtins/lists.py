"""Functions that build lists (DMN 10.3.4.4)."""

from decimal import Decimal
from functools import cmp_to_key

from ..limits import Budget, checked_list
from ..numbers import whole
from ..operators import compare, contains, equal
from ..positions import position_in
from ..values import Function
from .signature import builtin

Values = list[object]


@builtin("append(list: list, items: list...)")
def append(budget: Budget, values: Values, items: Values) -> object:
    """The list with more elements at its end."""
    return checked_list([*values, *items], budget)


@builtin("concatenate(lists: list...)")
def concatenate(budget: Budget, lists: Values) -> object:
    """The elements of all lists in one."""
    result: Values = []
    for each in lists:
        result += each if isinstance(each, list) else [each]
        checked_list(result, budget)
    return result


@builtin("union(lists: list...)")
def union(budget: Budget, lists: Values) -> object:
    """The elements of all lists in one, each once."""
    result = concatenate(budget, lists)
    return distinct_values(budget, result if isinstance(result, list) else [])


@builtin("distinct values(list: list)")
def distinct_values(budget: Budget, values: Values) -> object:
    """The list without repetitions."""
    result: Values = []
    for value in values:
        budget.spend(1)
        if not contains(result, value, budget):
            result.append(value)
    return result


@builtin("flatten(list: list)")
def flatten(budget: Budget, values: Values) -> object:
    """The list with the elements of the lists in it in their place, at any depth."""
    result: Values = []
    for value in values:
        budget.spend(1)
        inner = flatten(budget, value) if isinstance(value, list) else [value]
        result += inner if isinstance(inner, list) else []
        checked_list(result, budget)
    return result


@builtin("sublist(list: list, start position: number, length: number=)")
def sublist(budget: Budget, values: Values, start: Decimal, length: Decimal | None) -> object:
    """The elements from a position counted from 1 (from -1 at the end)."""
    begin, count = position_in(values, start), Decimal(len(values)) if length is None else length
    size = whole(count)
    if begin is None or size is None or size < 0 or (length is not None and begin + size > len(values)):
        return None
    return checked_list(values[begin : begin + size], budget)


@builtin("reverse(list: list)")
def reverse(budget: Budget, values: Values) -> object:
    """The list from its end."""
    return checked_list(values[::-1], budget)


@builtin("remove(list: list, position: number)")
def remove(budget: Budget, values: Values, position: Decimal) -> object:
    """The list without the element at the position."""
    index = position_in(values, position)
    return None if index is None else checked_list([*values[:index], *values[index + 1 :]], budget)


@builtin("insert before(list: list, position: number, newItem: any)")
def insert_before(budget: Budget, values: Values, position: Decimal, item: object) -> object:
    """The list with one more element before the position."""
    index = position_in(values, position)
    return None if index is None else checked_list([*values[:index], item, *values[index:]], budget)


@builtin("list replace(list: list, position: number|function, newItem: any)")
def list_replace(budget: Budget, values: Values, where: Decimal | Function, item: object) -> object:
    """The list with another element at the position, or wherever the function is true."""
    checked_list(values, budget)
    if isinstance(where, Decimal):
        index = position_in(values, Decimal(int(where)) if where.adjusted() < 18 else where)
        return None if index is None else [*values[:index], item, *values[index + 1 :]]
    if len(where.parameters) != 2:
        return None
    answers = [where.call([value, item], budget) for value in values]
    if any(not isinstance(answer, bool) for answer in answers):
        return None
    return [item if answer else value for value, answer in zip(values, answers, strict=True)]


@builtin("sort(list: list, precedes: function=)")
def sort(budget: Budget, values: Values, precedes: Function | None) -> object:
    """The list in order: of its values, or by the function saying whether one stands before another."""

    def before(left: object, right: object) -> bool:
        budget.spend(2)
        return (
            compare("<", left, right) is True
            if precedes is None
            else precedes.call([left, right], budget) is True
        )

    if precedes is None and any(compare("<=", values[0], value) is None for value in values):
        return None
    if precedes is not None and len(precedes.parameters) != 2:
        return None
    return sorted(values, key=cmp_to_key(lambda a, b: -1 if before(a, b) else int(before(b, a))))


@builtin("index of(list: list, match: any)")
def index_of(budget: Budget, values: Values, match: object) -> object:
    """The positions at which the value stands."""
    checked_list(values, budget)
    return [Decimal(index + 1) for index, value in enumerate(values) if equal(value, match, budget) is True]
