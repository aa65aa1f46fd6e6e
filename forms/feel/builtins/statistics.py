"""sum, mean, median and their like: null as soon as one element is no number."""

from collections import Counter
from decimal import Decimal, DecimalException

from ..arithmetic import add, multiply
from ..limits import Budget
from ..numbers import ARITHMETIC
from .signature import builtin


def _numbers(values: list[object], budget: Budget) -> list[Decimal] | None:
    budget.spend(2 * len(values))
    numbers = [value for value in values if isinstance(value, Decimal)]
    return numbers if len(numbers) == len(values) else None


def total(numbers: list[Decimal], budget: Budget) -> object:
    """The sum in decimal arithmetic."""
    result: object = numbers[0]
    for number in numbers[1:]:
        result = add(result, number, budget)
    return result


@builtin("sum(list: list...)")
def addition(budget: Budget, values: list[object]) -> object:
    """The sum; null for an empty list."""
    numbers = _numbers(values, budget)
    return total(numbers, budget) if numbers else None


@builtin("product(list: list...)")
def product(budget: Budget, values: list[object]) -> object:
    """The product; null for an empty list."""
    numbers = _numbers(values, budget)
    if not numbers:
        return None
    result: object = numbers[0]
    for number in numbers[1:]:
        result = multiply(result, number, budget)
    return result


@builtin("mean(list: list...)")
def mean(budget: Budget, values: list[object]) -> object:
    """The arithmetic mean; null for an empty list."""
    numbers = _numbers(values, budget)
    whole = total(numbers, budget) if numbers else None
    return ARITHMETIC.divide(whole, Decimal(len(values))) if isinstance(whole, Decimal) else None


@builtin("median(list: list...)")
def median(budget: Budget, values: list[object]) -> object:
    """The middle number, or the mean of the two in the middle; null for an empty list."""
    numbers = _numbers(values, budget)
    if not numbers:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(ordered) % 2 else mean(budget, [ordered[middle - 1], ordered[middle]])


@builtin("stddev(list: list...)")
def standard_deviation(budget: Budget, values: list[object]) -> object:
    """The standard deviation of a sample; null for fewer than two numbers."""
    numbers, middle = _numbers(values, budget), mean(budget, values)
    if not numbers or len(numbers) < 2 or not isinstance(middle, Decimal):
        return None
    try:
        apart = [ARITHMETIC.subtract(number, middle) for number in numbers]
        squares = [ARITHMETIC.multiply(each, each) for each in apart]
        whole = total(squares, budget)
        assert isinstance(whole, Decimal)
        return ARITHMETIC.sqrt(ARITHMETIC.divide(whole, Decimal(len(numbers) - 1)))
    except DecimalException:
        return None


@builtin("mode(list: list...)")
def mode(budget: Budget, values: list[object]) -> object:
    """The most frequent numbers, the smallest first."""
    numbers = _numbers(values, budget)
    if not numbers:
        return numbers
    counted = Counter(numbers)
    most = max(counted.values())
    return sorted(number for number, times in counted.items() if times == most)
