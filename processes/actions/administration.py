"""Units, people, posts, slots, calendars and parties: kept by administrators, and by the demo."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from processes.domain.access import Actor, may
from processes.domain.errors import NotAllowed
from processes.domain.organisation import CalendarRecord, Officer, Party, Post, SlotFilling, Unit
from processes.domain.working_time import calendar_from_dict
from processes.ports import World


@dataclass(frozen=True)
class AddCalendar:
    """A working calendar as data of ``calendar_from_dict``."""

    id: str
    name: str
    data: dict[str, Any]


@dataclass(frozen=True)
class AddUnit:
    """A unit of the tree."""

    unit: Unit


@dataclass(frozen=True)
class AddOfficer:
    """An officer with his posts: pairs of unit id, role and title."""

    name: str
    phone: str
    email: str
    posts: tuple[tuple[str, str, str], ...]
    valid_from: date


@dataclass(frozen=True)
class FillSlot:
    """Which unit stands in a diagram's slot for dossiers received by a unit."""

    receiving_unit_id: str
    slot: str
    unit_id: str


@dataclass(frozen=True)
class RegisterParty:
    """A citizen or organisation that registers on the portal (C-03)."""

    kind: str
    name: str
    person_id: str | None
    phone: str
    email: str
    address: str = ""
    birth_date: date | None = None
    sex: str | None = None
    tax_code: str | None = None
    locale: str = "vi"
    consent: bool = False


def add_calendar(world: World, actor: Actor, command: AddCalendar) -> CalendarRecord:
    """Keep a calendar; one that never works is refused before anything is saved."""
    _require_administrator(actor)
    calendar_from_dict(command.data)
    record = CalendarRecord(command.id, command.name, command.data)
    world.add(record)
    return record


def add_unit(world: World, actor: Actor, command: AddUnit) -> Unit:
    """Keep a unit."""
    _require_administrator(actor)
    world.add(command.unit)
    return command.unit


def add_officer(world: World, actor: Actor, command: AddOfficer) -> Officer:
    """Keep an officer and his posts."""
    _require_administrator(actor)
    officer = Officer(world.new_id(), command.name, command.phone, command.email)
    world.add(officer)
    for unit_id, role, title in command.posts:
        world.add(Post(world.new_id(), officer.id, unit_id, role, command.valid_from, title=title))
    return officer


def fill_slot(world: World, actor: Actor, command: FillSlot) -> SlotFilling:
    """Say who stands in a slot."""
    _require_administrator(actor)
    filling = SlotFilling(command.receiving_unit_id, command.slot, command.unit_id)
    world.add(filling)
    return filling


def register_party(world: World, actor: Actor, command: RegisterParty) -> Party:
    """Keep a new applicant; consent to keep and reuse data is recorded with its moment (X-07)."""
    party = Party(
        id=world.new_id(),
        kind=command.kind,
        name=command.name,
        created_at=world.now,
        person_id=command.person_id,
        tax_code=command.tax_code,
        birth_date=command.birth_date,
        sex=command.sex,
        phone=command.phone,
        email=command.email,
        address=command.address,
        locale=command.locale,
        consent_at=world.now if command.consent else None,
    )
    world.add(party)
    return party


def _require_administrator(actor: Actor) -> None:
    if not may(actor, "administer"):
        raise NotAllowed
