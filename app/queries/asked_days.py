"""The days that a filter of a list asks for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select

from app.formatting import ZONE
from app.queries.views_officer import FilterGroup


@dataclass(frozen=True)
class AskedDays:
    """Two days of a filter as typed, what they mean, and what is wrong with them."""

    first_text: str = ""
    last_text: str = ""
    first: date | None = None
    last: date | None = None
    first_error: str = ""
    last_error: str = ""

    def groups(self) -> tuple[FilterGroup, FilterGroup]:
        """The two boxes of the filter."""
        return (
            FilterGroup("day_from", "date", value=self.first_text, error=self.first_error),
            FilterGroup("day_to", "date", value=self.last_text, error=self.last_error),
        )

    def within(self, query: Select[Any], column: Any) -> Select[Any]:
        """Narrow a selection to these days in Vietnam."""
        if self.first:
            query = query.where(column >= _midnight(self.first))
        if self.last:
            query = query.where(column < _midnight(self.last) + timedelta(days=1))
        return query

    @property
    def kept(self) -> dict[str, str]:
        """What an address carries of them."""
        return {"day_from": self.first_text, "day_to": self.last_text}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


ANY_DAY = AskedDays()
"""No day asked for."""
