"""Which calendar each unit counts by: its own or the nearest above, with those that it inherits from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from processes.domain.organisation import CalendarRecord, Unit
from processes.domain.working_time import (
    WorkingCalendar,
    calendar_from_dict,
    inherited,
    missing_year,
)
from processes.ports import World


@dataclass(frozen=True)
class CalendarTree:
    """The tree of units with the calendars chosen in it, as it is or as it would be."""

    units: Mapping[str, Unit]
    calendars: Mapping[str, WorkingCalendar]
    _counted: dict[tuple[str, ...], WorkingCalendar] = field(default_factory=dict)

    def chain(self, unit_id: str) -> tuple[str, ...]:
        """The calendars that a unit counts by, the nearest first; the last one inherits nothing, or there
        is none above it. Empty where no unit above has any."""
        found: list[str] = []
        for calendar_id in self._upwards(unit_id):
            if calendar_id not in found:
                found.append(calendar_id)
            if not self.calendars[calendar_id].inherits:
                break
        return tuple(found)

    def counted(self, unit_id: str) -> WorkingCalendar | None:
        """The calendar that a unit counts by, with what it inherits."""
        chain = self.chain(unit_id)
        return self.whole(chain) if chain else None

    def whole(self, chain: tuple[str, ...]) -> WorkingCalendar:
        """The first calendar of ``chain`` with what it inherits from the others."""
        if chain not in self._counted:
            own, above = self.calendars[chain[0]], chain[1:]
            self._counted[chain] = inherited(own, self.whole(above)) if above else own
        return self._counted[chain]

    def units_by(self, calendar_id: str) -> list[Unit]:
        """The units whose time changes with a calendar, by name."""
        return [self.units[id_] for id_, chain in self.chains.items() if calendar_id in chain]

    def chain_of_calendar(self, calendar_id: str) -> tuple[str, ...]:
        """The chain that begins with a calendar, at the first unit by name that counts so; the calendar
        alone where no unit does."""
        begins = (chain for chain in self.chains.values() if chain[:1] == (calendar_id,))
        return next(begins, (calendar_id,))

    @cached_property
    def chains(self) -> dict[str, tuple[str, ...]]:
        """The chain of every unit by its id, units by name."""
        in_order = sorted(self.units.values(), key=lambda unit: (unit.name, unit.id))
        return {unit.id: self.chain(unit.id) for unit in in_order}

    def with_calendar(self, calendar_id: str, calendar: WorkingCalendar) -> "CalendarTree":
        """The same tree, if a calendar were another."""
        return replace(self, calendars={**self.calendars, calendar_id: calendar}, _counted={})

    def missing_years(self, today: date) -> list[tuple[str, int]]:
        """The calendars in use that lack the days off of a year, with that year: said of the one furthest
        up, from which the others inherit."""
        found: dict[tuple[str, int], None] = {}
        for chain in dict.fromkeys(chain for chain in self.chains.values() if chain):
            year = missing_year(self.whole(chain), today)
            if year is not None:
                found[chain[-1], year] = None
        return list(found)

    def _upwards(self, unit_id: str) -> Iterator[str]:
        above, seen = self.units.get(unit_id), set[str]()
        while above is not None and above.id not in seen:
            seen.add(above.id)
            if above.calendar_id is not None:
                yield above.calendar_id
            above = self.units.get(above.parent_id or "")


def tree_of(units: Iterable[Unit], records: Iterable[CalendarRecord]) -> CalendarTree:
    """The tree as it is kept."""
    calendars = {record.id: calendar_from_dict(record.data) for record in records}
    return CalendarTree({unit.id: unit for unit in units}, calendars)


def read_tree(world: World) -> CalendarTree:
    """The tree of the installation."""
    return tree_of(world.find(Unit), world.find(CalendarRecord))
