"""A working calendar to begin with, kept by the demo and by a new installation."""

from dataclasses import dataclass
from typing import Any

from processes.actions.office import require_administrator
from processes.domain.access import Actor
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import calendar_from_dict
from processes.ports import World


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
