"""Functions on numbers (DMN 10.3.4.5)."""

from datetime import timedelta
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    DecimalException,
)

from ..arithmetic import negate
from ..limits import Budget, checked_text
from ..numbers import ARITHMETIC, ZERO, read_number, rounded
from ..values import YearsMonths
from .signature import builtin


@builtin("decimal(n: number, scale: number)")
def decimal(budget: Budget, n: Decimal, scale: Decimal) -> object:
    """n with that many decimals, half to even."""
    return rounded(n, scale, ROUND_HALF_EVEN)


@builtin("floor(n: number, scale: number=)")
def floor(budget: Budget, n: Decimal, scale: Decimal | None) -> object:
    """The largest number of that many decimals (none) that is not above n."""
    return rounded(n, scale or ZERO, ROUND_FLOOR)


@builtin("ceiling(n: number, scale: number=)")
def ceiling(budget: Budget, n: Decimal, scale: Decimal | None) -> object:
    """The smallest number of that many decimals (none) that is not below n."""
    return rounded(n, scale or ZERO, ROUND_CEILING)


@builtin("round up(n: number, scale: number)")
def round_up(budget: Budget, n: Decimal, scale: Decimal) -> object:
    """n rounded away from zero."""
    return rounded(n, scale, ROUND_UP)


@builtin("round down(n: number, scale: number)")
def round_down(budget: Budget, n: Decimal, scale: Decimal) -> object:
    """n rounded towards zero."""
    return rounded(n, scale, ROUND_DOWN)


@builtin("round half up(n: number, scale: number)")
def round_half_up(budget: Budget, n: Decimal, scale: Decimal) -> object:
    """n rounded to the nearest, halves away from zero."""
    return rounded(n, scale, ROUND_HALF_UP)


@builtin("round half down(n: number, scale: number)")
def round_half_down(budget: Budget, n: Decimal, scale: Decimal) -> object:
    """n rounded to the nearest, halves towards zero."""
    return rounded(n, scale, ROUND_HALF_DOWN)


@builtin("abs(n: number|dt duration|ym duration)")
def absolute(budget: Budget, n: Decimal | timedelta | YearsMonths) -> object:
    """n without its sign."""
    if isinstance(n, Decimal):
        return ARITHMETIC.abs(n)
    negative = n.months < 0 if isinstance(n, YearsMonths) else n < timedelta()
    return negate(n) if negative else n


@builtin("modulo(dividend: number, divisor: number)")
def modulo(budget: Budget, dividend: Decimal, divisor: Decimal) -> object:
    """dividend - divisor * floor(dividend / divisor): the sign of the divisor; null for zero."""
    try:
        rest = ARITHMETIC.remainder(dividend, divisor)
    except DecimalException:
        return None
    return ARITHMETIC.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


@builtin("sqrt(number: number)")
def square_root(budget: Budget, number: Decimal) -> object:
    """The square root; null for a negative number."""
    return ARITHMETIC.sqrt(number) if number >= 0 else None


@builtin("log(number: number)")
def logarithm(budget: Budget, number: Decimal) -> object:
    """The natural logarithm; null unless the number is positive."""
    budget.spend(50)
    return ARITHMETIC.ln(number) if number > 0 else None


@builtin("exp(number: number)")
def exponential(budget: Budget, number: Decimal) -> object:
    """e to the power of the number."""
    budget.spend(20)
    try:
        return ARITHMETIC.exp(number)
    except DecimalException:
        return None


@builtin("odd(number: number)")
def odd(budget: Budget, number: Decimal) -> object:
    """Whether it is an odd whole number."""
    return modulo(budget, number, Decimal(2)) == 1


@builtin("even(number: number)")
def even(budget: Budget, number: Decimal) -> object:
    """Whether it is an even whole number."""
    return modulo(budget, number, Decimal(2)) == 0


@builtin("number(from: string)")
def number(budget: Budget, written: str) -> object:
    """The number in a text of digits with at most one point."""
    return _read(written, budget)


@builtin("number(from: string, grouping separator: string?, decimal separator: string?)")
def separated_number(budget: Budget, written: str, grouping: str | None, decimals: str | None) -> object:
    """The number in a text with separators: space, comma or point, the two never the same."""
    if (
        grouping not in (None, " ", ",", ".")
        or decimals not in (None, ",", ".")
        or grouping == (decimals or ".")
    ):
        return None
    if grouping:
        written = written.replace(grouping, "")
    if decimals and decimals != ".":
        if "." in written:
            return None
        written = written.replace(decimals, ".")
    return _read(written, budget)


def _read(written: str, budget: Budget) -> Decimal | None:
    plain = checked_text(written, budget)
    unsigned = plain.removeprefix("-").replace(".", "", 1).replace("e", "", 1).replace("E", "", 1)
    digits = unsigned.replace("+", "").replace("-", "")
    return read_number(plain) if digits.isascii() and digits.isdigit() and plain[:1] != "+" else None
