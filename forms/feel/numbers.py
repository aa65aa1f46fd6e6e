"""Decimal numbers of 34 digits (IEEE 754 decimal128, as DMN asks), apart from Python's ambient context."""

from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

from .errors import FeelEvaluationError

DIGITS = 34
ARITHMETIC = Context(
    prec=DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
ZERO = Decimal(0)
ONE = Decimal(1)
MAX_BITS = 20_000
MIN_SCALE, MAX_SCALE = -6111, 6176


def read_number(text: str) -> Decimal | None:
    """The number written in FEEL's notation, or None when it is beyond the range."""
    try:
        return ARITHMETIC.create_decimal(text)
    except DecimalException:
        return None


def from_python(value: int | float | Decimal) -> Decimal:
    """An int, float or Decimal of the context; raises FeelEvaluationError when it is not a finite number."""
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    elif isinstance(value, int):
        if value.bit_length() > MAX_BITS:
            raise FeelEvaluationError("number_out_of_range", found="of the context")
        value = Decimal(int(value))
    if not value.is_finite():
        raise FeelEvaluationError("number_out_of_range", found=str(value))
    try:
        return ARITHMETIC.plus(value)
    except DecimalException:
        raise FeelEvaluationError("number_out_of_range", found="of the context") from None


def whole(number: Decimal) -> int | None:
    """The number as an int, or None when it has a fraction or is too large for a count."""
    if number.adjusted() > 18 or number != number.to_integral_value():
        return None
    return int(number)


def truncated(number: Decimal) -> int | None:
    """The number without its fraction, or None when it is too large for a count."""
    return None if number.adjusted() > 18 else int(number)


def power(base: Decimal, exponent: Decimal) -> Decimal | None:
    """base ** exponent; None when there is no such number."""
    if exponent == 0:
        return ONE
    try:
        return ARITHMETIC.power(base, exponent)
    except DecimalException:
        return None


def rounded(number: Decimal, scale: Decimal, rounding: str) -> Decimal | None:
    """The number with that many decimals (negative: tens, hundreds); None for a scale out of range."""
    places = truncated(scale)
    if places is None or not MIN_SCALE <= places <= MAX_SCALE:
        return None
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and places >= -exponent:
        return number
    try:
        wide = Context(prec=DIGITS + 2, Emin=-6200, Emax=6200)
        return number.quantize(Decimal((0, (1,), -places)), rounding=rounding, context=wide)
    except DecimalException:
        return None


def number_text(number: Decimal) -> str:
    """The number in digits without an exponent and without trailing zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
