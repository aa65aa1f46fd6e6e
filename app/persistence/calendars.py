"""Working calendars of units: built once per revision, inherited from the units above."""

from collections.abc import Iterable
from functools import reduce
from typing import TypeVar

from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from app.persistence.database import writing
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
    " SELECT calendar_id AS id,"
    " (SELECT revision FROM calendar WHERE calendar.id = above.calendar_id) AS revision"
    " FROM above WHERE calendar_id IS NOT NULL ORDER BY step"
)

K = TypeVar("K")
Edition = tuple[str, int]
"""A calendar's id and revision."""


class NoCalendar(Refusal):
    """Neither the unit nor any unit above has a calendar."""


class CalendarShelf:
    """Calendars in use; asking costs one query for the revisions that are in force.

    What an action reads it may have changed itself: that is put on the shelf when it is kept, not before.
    """

    def __init__(self) -> None:
        self._entered: dict[Edition, WorkingCalendar] = {}
        self._in_force: dict[tuple[Edition, ...], WorkingCalendar] = {}

    def of_unit(self, session: Session, unit_id: str) -> WorkingCalendar:
        """The calendar of the unit, or of the nearest unit above that has one; if it inherits, with the days
        off and make-up days of the calendars further up. Raises NoCalendar."""
        rows = session.execute(CHAIN, {"unit": unit_id, "most": CHAIN_LIMIT})
        chain = self._needed(session, [(row.id, row.revision) for row in rows])
        if not chain:
            raise NoCalendar
        editions, entered = zip(*chain, strict=True)
        if (kept := self._in_force.get(editions)) is not None:
            return kept
        found = reduce(lambda above, own: inherited(own, above), reversed(entered))
        _keep(session, self._in_force, editions, found)
        return found

    def _needed(self, session: Session, editions: Iterable[Edition]) -> list[tuple[Edition, WorkingCalendar]]:
        """The calendars from the nearest one up to the first that does not inherit."""
        chain: list[tuple[Edition, WorkingCalendar]] = []
        for edition in editions:
            chain.append(self._take(session, edition))
            if not chain[-1][1].inherits:
                break
        return chain

    def _take(self, session: Session, edition: Edition) -> tuple[Edition, WorkingCalendar]:
        if (kept := self._entered.get(edition)) is not None:
            return edition, kept
        # Another may have changed it since its revision was asked for: both are read at once.
        query = select(calendar.c.revision, calendar.c.data).where(calendar.c.id == edition[0])
        revision, data = session.execute(query).one()
        read, built = (edition[0], revision), calendar_from_dict(data)
        _keep(session, self._entered, read, built)
        return read, built


def _keep(session: Session, shelf: dict[K, WorkingCalendar], key: K, built: WorkingCalendar) -> None:
    if writing.get():
        event.listen(session, "after_commit", lambda _: shelf.setdefault(key, built), once=True)
    else:
        shelf.setdefault(key, built)
