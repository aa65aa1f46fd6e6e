"""Who is missing here for a diagram: slots that nobody fills, roles that nobody holds in them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.queries.reading import Reading
from app.queries.slots_page import Staffing, read_staffing
from processes.actions.unit_slots import RECEIVING


@dataclass(frozen=True)
class Gap:
    """For dossiers that ``receiving`` takes in: nobody holds ``roles`` in the unit that fills ``slot``.

    ``unit`` empty: no unit fills the slot. Units are told by id and name.
    """

    receiving: tuple[str, str]
    slot: str
    roles: tuple[str, ...]
    unit: tuple[str, str] | None = None


def staffing_gaps(reading: Reading, lanes: Collection[tuple[str, str]]) -> tuple[Gap, ...]:
    """What is missing today for lanes (pairs of slot and role), for each unit that receives: three reads."""
    needed: dict[str, set[str]] = defaultdict(set)
    for slot, role in lanes:
        needed[slot].add(role)
    staffing = read_staffing(reading)
    return tuple(gap for slot in sorted(needed) for gap in _gaps(staffing, slot, needed[slot]))


def _gaps(staffing: Staffing, slot: str, roles: set[str]) -> Iterator[Gap]:
    for row in staffing.receiving:
        named = (str(row.id), str(row.short_name or row.name))
        here = row.id if slot == RECEIVING else staffing.filled.get((row.id, slot))
        if here is None:
            yield Gap(named, slot, tuple(sorted(roles)))
            continue
        idle = tuple(sorted(roles - staffing.roles.get(here, set())))
        if idle:
            stands = staffing.units[here]
            yield Gap(named, slot, idle, (str(here), str(stands.short_name or stands.name)))
