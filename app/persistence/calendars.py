"""Working calendars of units: built once per revision, inherited from the units above."""

import threading

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import calendar, unit
from processes.domain.errors import Refusal
from processes.domain.working_time import WorkingCalendar, calendar_from_dict

CHAIN_LIMIT = 12


class NoCalendar(Refusal):
    """Neither the unit nor any unit above has a calendar."""


class CalendarShelf:
    """Calendars in use; asking costs one query for the revision that is in force."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], WorkingCalendar] = {}
        self._lock = threading.Lock()

    def of_unit(self, session: Session, unit_id: str) -> WorkingCalendar:
        """The calendar of the unit, or of the nearest unit above that has one."""
        current: str | None = unit_id
        for _ in range(CHAIN_LIMIT):
            query = (
                select(unit.c.parent_id, calendar.c.id, calendar.c.revision)
                .select_from(unit.outerjoin(calendar, unit.c.calendar_id == calendar.c.id))
                .where(unit.c.id == current)
            )
            row = session.execute(query).first()
            if row is None:
                break
            if row.id is not None:
                return self._take(session, row.id, row.revision)
            current = row.parent_id
        raise NoCalendar

    def _take(self, session: Session, calendar_id: str, revision: int) -> WorkingCalendar:
        with self._lock:
            kept = self._kept.get((calendar_id, revision))
        if kept is None:
            data = session.execute(select(calendar.c.data).where(calendar.c.id == calendar_id)).scalar_one()
            kept = calendar_from_dict(data)
            with self._lock:
                self._kept[(calendar_id, revision)] = kept
        return kept
