"""Two days that the address of a list asks for, read with care."""

from datetime import date, datetime

from flask import request
from flask_babel import gettext

from app.formatting import ZONE
from app.queries.asked_days import AskedDays

LONGEST = 20


def asked_days() -> AskedDays:
    """The days of the filter; one that is none is shown again with what is wrong."""
    first_text, first, first_error = _day("day_from")
    last_text, last, last_error = _day("day_to")
    return AskedDays(first_text, last_text, first, last, first_error, last_error)


def _day(name: str) -> tuple[str, date | None, str]:
    text = request.args.get(name, "").strip()[:LONGEST]
    if not text:
        return "", None, ""
    try:
        day = datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=ZONE).date()
    except ValueError:
        return text, None, gettext("Ngày viết theo mẫu %(example)s.", example="25/11/2026")
    if not 1900 < day.year < 9000:
        return text, None, gettext("Ngày viết theo mẫu %(example)s.", example="25/11/2026")
    return text, day, ""
