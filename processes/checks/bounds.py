"""How long anything in a diagram may last: twenty years; a longer time is a slip of the pen."""

from datetime import timedelta
from decimal import Decimal

from forms.feel import WorkingTime

YEARS = 20
MOST_DAYS = YEARS * 365
MOST_WORKING_DAYS = YEARS * 250
MOST_WORKING_HOURS = MOST_WORKING_DAYS * 8
MOST = {
    "hours": MOST_WORKING_HOURS,
    "days": MOST_WORKING_DAYS,
    "same_clock": MOST_WORKING_DAYS,
    "end_of_day": MOST_WORKING_DAYS,
    "calendar_days": MOST_DAYS,
    "months": YEARS * 12,
}
"""The most of each kind of deadline and mode of limit."""


def is_enormous(value: timedelta | WorkingTime) -> bool:
    """Whether a timer would wait longer than that."""
    if isinstance(value, timedelta):
        return value > timedelta(days=MOST_DAYS)
    return value.amount > MOST[value.unit]


def is_nothing(value: timedelta | WorkingTime) -> bool:
    """Whether a timer would not wait at all, or less than that."""
    if isinstance(value, timedelta):
        return value <= timedelta()
    return value.amount <= Decimal(0)
