"""Working calendars of units: built once per revision, inherited from the units above."""

import threading
from collections.abc import Iterable
from functools import reduce

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import calendar
from processes.domain.errors import Refusal
from processes.domain.working_time import WorkingCalendar, calendar_from_dict, inherited

CHAIN_LIMIT = 12

CHAIN = text(
    "WITH RECURSIVE above (unit_id, parent_id, calendar_id, step) AS ("
    " SELECT id, parent_id, calendar_id, 0 FROM unit WHERE id = :unit"
    " UNION ALL"
    " SELECT unit.id, unit.parent_id, unit.calendar_id, above.step + 1"
    " FROM unit JOIN above ON unit.id = above.parent_id"
    " WHERE above.step < :most)"
    " SELECT calendar.id, calendar.revision FROM above JOIN calendar ON calendar.id = above.calendar_id"
    " ORDER BY above.step"
)

Edition = tuple[str, int]
"""A calendar's id and revision."""


class NoCalendar(Refusal):
    """Neither the unit nor any unit above has a calendar."""


class CalendarShelf:
    """Calendars in use; asking costs one query for the revisions that are in force."""

    def __init__(self) -> None:
        self._entered: dict[Edition, WorkingCalendar] = {}
        self._in_force: dict[tuple[Edition, ...], WorkingCalendar] = {}
        self._lock = threading.Lock()

    def of_unit(self, session: Session, unit_id: str) -> WorkingCalendar:
        """The calendar of the unit, or of the nearest unit above that has one; if it inherits, with the days
        off and make-up days of the calendars further up. Raises NoCalendar."""
        rows = session.execute(CHAIN, {"unit": unit_id, "most": CHAIN_LIMIT})
        chain = self._needed(session, [(row.id, row.revision) for row in rows])
        if not chain:
            raise NoCalendar
        with self._lock:
            if chain not in self._in_force:
                highest_first = [self._entered[edition] for edition in reversed(chain)]
                self._in_force[chain] = reduce(lambda above, own: inherited(own, above), highest_first)
            return self._in_force[chain]

    def _needed(self, session: Session, editions: Iterable[Edition]) -> tuple[Edition, ...]:
        """The calendars from the nearest one up to the first that does not inherit."""
        chain: list[Edition] = []
        for edition in editions:
            chain.append(edition)
            if not self._take(session, edition).inherits:
                break
        return tuple(chain)

    def _take(self, session: Session, edition: Edition) -> WorkingCalendar:
        kept = self._entered.get(edition)
        if kept is None:
            query = select(calendar.c.data).where(calendar.c.id == edition[0])
            kept = calendar_from_dict(session.execute(query).scalar_one())
            with self._lock:
                kept = self._entered.setdefault(edition, kept)
        return kept
