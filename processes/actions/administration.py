"""Calendars kept by administrators, and the actions about units, people and slots under one name."""

from dataclasses import dataclass
from typing import Any

from processes.actions.office import require_administrator
from processes.actions.parties import RegisterParty, register_party
from processes.actions.people import AddOfficer, add_officer
from processes.actions.unit_slots import FillSlot, fill_slot
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import Actor
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import calendar_from_dict
from processes.ports import World

__all__ = [
    "AddCalendar",
    "AddOfficer",
    "AddUnit",
    "FillSlot",
    "RegisterParty",
    "add_calendar",
    "add_officer",
    "add_unit",
    "fill_slot",
    "register_party",
]


@dataclass(frozen=True)
class AddCalendar:
    """A working calendar as data of ``calendar_from_dict``."""

    id: str
    name: str
    data: dict[str, Any]


def add_calendar(world: World, actor: Actor, command: AddCalendar) -> CalendarRecord:
    """Keep a calendar; one that never works is refused before anything is saved."""
    require_administrator(actor)
    calendar_from_dict(command.data)
    record = CalendarRecord(command.id, command.name, command.data)
    world.add(record)
    return record
