"""Working calendars of units: built once per revision, inherited from the units above."""

import threading

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import calendar
from processes.domain.errors import Refusal
from processes.domain.working_time import WorkingCalendar, calendar_from_dict

CHAIN_LIMIT = 12

NEAREST = text(
    "WITH RECURSIVE above (unit_id, parent_id, calendar_id, step) AS ("
    " SELECT id, parent_id, calendar_id, 0 FROM unit WHERE id = :unit"
    " UNION ALL"
    " SELECT unit.id, unit.parent_id, unit.calendar_id, above.step + 1"
    " FROM unit JOIN above ON unit.id = above.parent_id"
    " WHERE above.calendar_id IS NULL AND above.step < :most)"
    " SELECT calendar.id, calendar.revision FROM above JOIN calendar ON calendar.id = above.calendar_id"
)


class NoCalendar(Refusal):
    """Neither the unit nor any unit above has a calendar."""


class CalendarShelf:
    """Calendars in use; asking costs one query for the revision that is in force."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], WorkingCalendar] = {}
        self._lock = threading.Lock()

    def of_unit(self, session: Session, unit_id: str) -> WorkingCalendar:
        """The calendar of the unit, or of the nearest unit above that has one. Raises NoCalendar."""
        row = session.execute(NEAREST, {"unit": unit_id, "most": CHAIN_LIMIT}).first()
        if row is None:
            raise NoCalendar
        return self._take(session, row.id, row.revision)

    def _take(self, session: Session, calendar_id: str, revision: int) -> WorkingCalendar:
        with self._lock:
            kept = self._kept.get((calendar_id, revision))
        if kept is None:
            data = session.execute(select(calendar.c.data).where(calendar.c.id == calendar_id)).scalar_one()
            kept = calendar_from_dict(data)
            with self._lock:
                self._kept[(calendar_id, revision)] = kept
        return kept
