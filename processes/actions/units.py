"""The tree of agencies and their parts: units are added and changed, each change with its journal entry."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from processes.actions.calendar_recounts import queue_recounts
from processes.actions.calendar_tree import read_tree
from processes.actions.faults import refuse
from processes.actions.office import as_noted, note_change, require_administrator
from processes.actions.unit_checks import Code, unit_faults
from processes.domain.access import Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import Unit, UnitCode
from processes.ports import World


@dataclass(frozen=True)
class AddUnit:
    """A unit of the tree, with its codes besides that of identification (scheme and code).

    Without an ``id`` the unit gets a new one.
    """

    unit: Unit
    codes: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class UnitDetails:
    """What may be changed of a unit; its last day is set by ending it."""

    code: str
    name: str
    level: str
    valid_from: date
    parent_id: str | None = None
    name_en: str | None = None
    short_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    place: str = ""
    calendar_id: str | None = None


@dataclass(frozen=True)
class ChangeUnit:
    """Other details for a unit; ``codes`` replace those it had."""

    unit_id: str
    details: UnitDetails
    codes: tuple[tuple[str, str], ...] = ()
    reason: str = ""


def add_unit(world: World, actor: Actor, command: AddUnit) -> Unit:
    """Keep a unit. Raises BadInput with what is wrong at each field."""
    require_administrator(actor)
    unit = command.unit
    unit.id = unit.id or world.new_id()
    refuse(unit_faults(world, unit, command.codes))
    world.add(unit)
    _keep_codes(world, unit, command.codes)
    after = noted_unit(unit, command.codes)
    note_change(world, actor, "add_unit", as_subject(unit), None, after, command.reason.strip())
    return unit


def change_unit(world: World, actor: Actor, command: ChangeUnit) -> Unit:
    """Change a unit; a unit that counts by another calendar from now on has its dossiers counted again.

    Raises NotFound, or BadInput with what is wrong at each field; then nothing changes.
    """
    require_administrator(actor)
    unit = existing_unit(world, command.unit_id)
    given = {field.name: getattr(command.details, field.name) for field in fields(command.details)}
    refuse(unit_faults(world, replace(unit, **given), command.codes))
    before = noted_unit(unit, _codes_of(world, unit))
    counted_by = _counted_by(world) if _moves(unit, command.details) else {}
    for name, value in given.items():
        setattr(unit, name, value)
    _keep_codes(world, unit, command.codes)
    after = noted_unit(unit, command.codes)
    if before != after:
        entry = note_change(
            world, actor, "change_unit", as_subject(unit), before, after, command.reason.strip()
        )
        moved = {id_ for id_, chain in _counted_by(world).items() if counted_by.get(id_, chain) != chain}
        if counted_by and moved:
            queue_recounts(world, unit.id, entry.seq, world.dossiers_under_way(moved))
    return unit


def _moves(unit: Unit, details: UnitDetails) -> bool:
    """Whether a change may give units another calendar."""
    return (unit.calendar_id, unit.parent_id) != (details.calendar_id, details.parent_id)


def _counted_by(world: World) -> dict[str, tuple[str, ...]]:
    """The calendars that each unit counts by, by the unit's id."""
    return dict(read_tree(world).chains)


def existing_unit(world: World, unit_id: str) -> Unit:
    """A unit by its id. Raises NotFound."""
    found: Unit | None = world.get(Unit, unit_id)
    if found is None:
        raise NotFound
    return found


def as_subject(unit: Unit) -> tuple[str, str, str]:
    """How the office's journal names a unit."""
    return "unit", unit.id, unit.name


def noted_unit(unit: Unit, codes: Sequence[Code]) -> dict[str, Any]:
    """A unit and its codes as the office's journal keeps them."""
    return as_noted(unit) | {"codes": sorted(f"{scheme} {code}" for scheme, code in codes)}


def _codes_of(world: World, unit: Unit) -> list[Code]:
    return [(kept.scheme, kept.code) for kept in world.find(UnitCode, unit_id=unit.id)]


def _keep_codes(world: World, unit: Unit, codes: Sequence[Code]) -> None:
    wanted = set(codes)
    for kept in world.find(UnitCode, unit_id=unit.id):
        if (kept.scheme, kept.code) in wanted:
            wanted.remove((kept.scheme, kept.code))
        else:
            world.remove(kept)
    for scheme, code in sorted(wanted):
        world.add(UnitCode(world.new_id(), unit.id, scheme, code))
