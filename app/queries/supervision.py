"""Which units somebody watches over: those of the posts held and everything below them."""

from dataclasses import dataclass

from sqlalchemy import select

from app.persistence.tables.organisation import unit
from app.queries.reading import Reading
from processes.domain.access import may, supervised_units


@dataclass(frozen=True)
class WatchedUnit:
    """A unit watched over, in the reader's language."""

    id: str
    name: str
    parent_id: str | None


def watched_units(reading: Reading) -> dict[str, WatchedUnit]:
    """The units by id, by name in order: all of them for an administrator. One statement."""
    known = {one.id: one for one in _units(reading)}
    if may(reading.actor, "administer"):
        return known
    tops = supervised_units(reading.actor)
    return {id_: one for id_, one in known.items() if tops & set(_way_up(known, id_))}


def below(units: dict[str, WatchedUnit], top: str) -> frozenset[str]:
    """A unit and all below it, out of those watched."""
    return frozenset(id_ for id_ in units if top in _way_up(units, id_))


def _units(reading: Reading) -> list[WatchedUnit]:
    on = unit.c
    rows = reading.session.execute(select(on.id, on.name, on.name_en, on.parent_id).order_by(on.name, on.id))
    english = reading.locale == "en"
    return [WatchedUnit(row.id, (english and row.name_en) or row.name, row.parent_id) for row in rows]


def _way_up(units: dict[str, WatchedUnit], id_: str) -> list[str]:
    """The unit and all above it."""
    way: list[str] = []
    step: str | None = id_
    while step is not None and step not in way:
        way.append(step)
        found = units.get(step)
        step = found.parent_id if found else None
    return way
