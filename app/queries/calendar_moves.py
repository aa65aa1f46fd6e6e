"""Which dossiers would get another promised date by a changed calendar: counted in memory, never kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, Select, select

from app.persistence.statements import under_way
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import pause
from app.queries.reading import Reading
from app.queries.views_calendar_changes import MovedPromise, MovedPromises
from processes.actions.calendar_tree import CalendarTree
from processes.actions.recounting import kept_appointment, promised
from processes.domain.procedure.choose import limit_for
from processes.domain.working_time import Mode, OutsideCalendar, Pause, TimeLimit, WorkingCalendar

MOST_SHOWN = 100


@dataclass
class _Found:
    """What was counted so far."""

    looked_at: int = 0
    lost: int = 0
    moved: list[tuple[timedelta, Row[Any], datetime]] = field(default_factory=list)


def moved_promises(reading: Reading, tree: CalendarTree, calendar_id: str) -> MovedPromises:
    """The dossiers under way in the units that count by a calendar, as ``tree`` would have it: two reads.

    Those that move furthest come first. Procedures and units are named for those shown only.
    """
    units = {unit.id for unit in tree.units_by(calendar_id)}
    pauses, limits, found = _pauses(reading, units), _Limits(reading), _Found()
    for row in reading.session.execute(under_way(_promises(), units)):
        found.looked_at += 1
        calendar = tree.counted(row.receiving_unit_id)
        try:
            after = calendar and _new_date(row, calendar, limits, pauses.get(row.id, []))
        except OutsideCalendar:
            found.lost += 1
            continue
        if after is not None and after != row.due_current:
            found.moved.append((abs(after - row.due_current), row, after))
    found.moved.sort(key=lambda one: (-one[0], one[1].code or ""))
    rows = tuple(_named(reading, tree, found.moved[:MOST_SHOWN]))
    return MovedPromises(found.looked_at, len(found.moved), rows, found.lost)


def _promises() -> Select[Any]:
    at = dossier.c
    asked = (at.id, at.code, at.version_id, at.receiving_unit_id, at.channel, at.case, at.reschedules)
    return select(*asked, at.received_at, at.due_current).where(
        at.received_at.is_not(None), at.due_current.is_not(None)
    )


def _pauses(reading: Reading, units: set[str]) -> dict[str, list[Pause]]:
    query = select(pause.c.dossier_id, pause.c.started_at, pause.c.ended_at)
    query = query.join(dossier, dossier.c.id == pause.c.dossier_id).order_by(pause.c.started_at)
    found: dict[str, list[Pause]] = {}
    for row in reading.session.execute(under_way(query, units)):
        found.setdefault(row.dossier_id, []).append(Pause(row.started_at, row.ended_at))
    return found


@dataclass(frozen=True)
class _Limits:
    """The legal limits of versions by channel and case, each worked out once."""

    reading: Reading
    known: dict[tuple[str, str, str | None], TimeLimit | None] = field(default_factory=dict)

    def of(self, version_id: str, channel: str, case: str | None) -> TimeLimit | None:
        """The limit; None for a procedure without one."""
        key = (version_id, channel, case)
        if key not in self.known:
            found = limit_for(self.reading.version(version_id).facts.profile, channel, case)
            self.known[key] = found and TimeLimit(Mode(found.mode), found.value, cutoff=_clock(found.cutoff))
        return self.known[key]


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _new_date(
    row: Row[Any], calendar: WorkingCalendar, limits: _Limits, pauses: list[Pause]
) -> datetime | None:
    """The date as counting the dossier again will give it."""
    if row.reschedules:
        return kept_appointment(calendar, row.due_current)
    limit = limits.of(row.version_id, row.channel, row.case)
    return promised(calendar, row.received_at, limit, pauses) if limit else None


def _named(
    reading: Reading, tree: CalendarTree, moved: list[tuple[timedelta, Row[Any], datetime]]
) -> Iterator[MovedPromise]:
    for _, row, after in moved:
        unit = tree.units[row.receiving_unit_id]
        short = reading.version(row.version_id).facts.profile.short_name
        name = short.read(reading.locale)
        yield MovedPromise(row.code or "", name, unit.short_name or unit.name, row.due_current, after)
