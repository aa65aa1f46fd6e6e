"""FEEL values as people read them, and what tables decided about a dossier."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from flask_babel import gettext

from app.formatting import ZONE, day, long_moment
from app.queries.reading import Reading
from app.queries.views_officer_dossier import Box, Fact
from processes.actions.case import CaseInHand
from processes.actions.deciding import value_text
from processes.engine.runs import unpack


def value_words(value: object, locale: str) -> str:
    """A value in the reader's language: numbers and dates as written there, a context by its keys."""
    if value is None:
        return gettext("không có giá trị")
    if isinstance(value, bool):
        return gettext("đúng") if value else gettext("sai")
    if isinstance(value, int | Decimal):
        return _number(Decimal(value), locale)
    if isinstance(value, datetime):
        return long_moment(value if value.tzinfo else value.replace(tzinfo=ZONE))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {value_words(inner, locale)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(value_words(inner, locale) for inner in value) or gettext("danh sách trống")
    return value_text(value)


def _number(value: Decimal, locale: str) -> str:
    text = f"{value.normalize():,f}"
    return text if locale == "en" else text.translate(str.maketrans(",.", ".,"))


def rules_words(numbers: list[int]) -> str:
    """ "Quy tắc số 2, 5", nothing where none held."""
    return gettext("Quy tắc số %(numbers)s.", numbers=", ".join(map(str, numbers))) if numbers else ""


def decided_box(reading: Reading, case: CaseInHand) -> Box:
    """The newest word of each table, by the names of the tables; nothing is read where none decides."""
    if not case.facts.deciding:
        return Box("")
    newest = {record.decision: record for record in case.decision_records}
    return Box(
        gettext("Quyết định theo bảng"),
        tuple(
            Fact(
                head.name.read(reading.locale) if (head := case.facts.tables.get(decision)) else decision,
                value_words(unpack(record.value), reading.locale),
                rules_words(record.rules.get(decision, [])),
            )
            for decision, record in newest.items()
        ),
    )
