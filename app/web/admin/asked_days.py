"""Two days that the address of a list asks for, read with care."""

from app.queries.asked_days import AskedDays
from app.web.desk.asked import asked_day


def asked_days() -> AskedDays:
    """The days of the filter; one that is none is shown again with what is wrong."""
    first_text, first, first_error = asked_day("day_from")
    last_text, last, last_error = asked_day("day_to")
    return AskedDays(first_text, last_text, first, last, first_error, last_error)
