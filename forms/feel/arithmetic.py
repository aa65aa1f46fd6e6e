"""Addition, subtraction, multiplication, division, power, negation (DMN 10.3.2.12); other types give null."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, DecimalException

from .errors import FeelNotSupported
from .limits import Budget, checked_text
from .numbers import ARITHMETIC, power, truncated
from .temporal import months_later, seconds_of, shifted, span
from .values import YearsMonths

Operation = Callable[[object, object, Budget], object]
MICROSECOND = timedelta(microseconds=1)
HUGE = 10**15


def add(left: object, right: object, budget: Budget) -> object:
    """left + right: numbers, texts, durations, and a date or time with a duration."""
    if left.__class__ is Decimal and right.__class__ is Decimal:
        return _number(ARITHMETIC.add, left, right)
    if isinstance(left, str) and isinstance(right, str):
        return checked_text(left + right, budget)
    if isinstance(left, (timedelta, YearsMonths)) and isinstance(right, (date, time)):
        left, right = right, left
    return _later(left, right, 1)


def subtract(left: object, right: object, budget: Budget) -> object:
    """left - right: numbers, durations, two dates or times, or one with a duration."""
    if left.__class__ is Decimal and right.__class__ is Decimal:
        return _number(ARITHMETIC.subtract, left, right)
    if isinstance(left, (date, time)) and isinstance(right, (date, time)):
        return _between(left, right)
    return _later(left, right, -1)


def multiply(left: object, right: object, budget: Budget) -> object:
    """left * right: numbers, and a duration with a number."""
    if left.__class__ is Decimal and right.__class__ is Decimal:
        return _number(ARITHMETIC.multiply, left, right)
    if isinstance(left, Decimal):
        left, right = right, left
    return _scaled(left, right, ARITHMETIC.multiply)


def divide(left: object, right: object, budget: Budget) -> object:
    """left / right: numbers, a duration by a number, and two durations of a kind; null when right is zero."""
    if left.__class__ is Decimal and right.__class__ is Decimal:
        return _number(ARITHMETIC.divide, left, right)
    if isinstance(left, YearsMonths) and isinstance(right, YearsMonths):
        return _number(ARITHMETIC.divide, Decimal(left.months), Decimal(right.months))
    if isinstance(left, timedelta) and isinstance(right, timedelta):
        return _number(ARITHMETIC.divide, Decimal(left // MICROSECOND), Decimal(right // MICROSECOND))
    return _scaled(left, right, ARITHMETIC.divide)


def exponentiate(left: object, right: object, budget: Budget) -> object:
    """left ** right for numbers."""
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    budget.spend(50)
    return power(left, right)


def negate(value: object) -> object:
    """-value for numbers and durations."""
    if isinstance(value, Decimal):
        return ARITHMETIC.minus(value)
    if isinstance(value, YearsMonths):
        return YearsMonths(-value.months)
    return span(Decimal(-(value // MICROSECOND))) if isinstance(value, timedelta) else None


def _number(operation: Callable[[Decimal, Decimal], Decimal], left: object, right: object) -> Decimal | None:
    try:
        return operation(left, right)  # type: ignore[arg-type]
    except DecimalException:
        return None


def _scaled(duration: object, factor: object, operation: Callable[[Decimal, Decimal], Decimal]) -> object:
    if not isinstance(factor, Decimal):
        return None
    if isinstance(duration, YearsMonths):
        months = _number(operation, Decimal(duration.months), factor)
        count = None if months is None else truncated(months)
        if months is not None and (count is None or abs(count) > HUGE):
            raise FeelNotSupported("date_unsupported", found="duration")
        return None if count is None else YearsMonths(count)
    if isinstance(duration, timedelta):
        micros = _number(operation, Decimal(duration // MICROSECOND), factor)
        return None if micros is None else span(micros)
    return None


def _later(value: object, by: object, sign: int) -> object:
    if isinstance(by, YearsMonths):
        return _months_later(value, by.months * sign)
    if not isinstance(by, timedelta):
        return None
    if isinstance(value, timedelta):
        return span(Decimal(value // MICROSECOND + sign * (by // MICROSECOND)))
    by = span(Decimal(sign * (by // MICROSECOND)))
    if isinstance(value, datetime):
        return shifted(value, by)
    if isinstance(value, date):
        return shifted(datetime.combine(value, time()), by).date()
    return _time_later(value, by) if isinstance(value, time) else None


def _months_later(value: object, months: int) -> object:
    if isinstance(value, YearsMonths):
        return YearsMonths(value.months + months)
    if isinstance(value, datetime):
        return datetime.combine(months_later(value.date(), months), value.timetz())
    return months_later(value, months) if isinstance(value, date) else None


def _time_later(value: time, by: timedelta) -> time:
    some_day = datetime.combine(date(2000, 1, 1), value.replace(tzinfo=None))
    within_a_day = timedelta(microseconds=(by // MICROSECOND) % (86_400 * 10**6))
    return (some_day + within_a_day).time().replace(tzinfo=value.tzinfo)


def _between(left: date | time, right: date | time) -> timedelta | None:
    if isinstance(left, time) and isinstance(right, time):
        if (left.tzinfo is None) != (right.tzinfo is None):
            return None
        if left.tzinfo is right.tzinfo:
            left, right = left.replace(tzinfo=None), right.replace(tzinfo=None)
        apart = (seconds_of(left) - seconds_of(right)) * 10**6 + left.microsecond - right.microsecond
        return span(Decimal(apart))
    if isinstance(left, time) or isinstance(right, time):
        return None
    if isinstance(left, datetime) or isinstance(right, datetime):
        return _apart(_moment(left), _moment(right))
    return left - right


def _moment(value: date) -> datetime:
    """A date beside a moment is midnight UTC, so it has no distance to a moment without a zone."""
    return value if isinstance(value, datetime) else datetime.combine(value, time(), UTC)


def _apart(left: datetime, right: datetime) -> timedelta | None:
    if (left.tzinfo is None) != (right.tzinfo is None):
        return None
    return span(
        Decimal((seconds_of(left) - seconds_of(right)) * 10**6 + left.microsecond - right.microsecond)
    )
