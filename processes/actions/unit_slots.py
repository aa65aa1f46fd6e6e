"""Who stands in the slots of diagrams: a diagram names a slot, an administrator fills it with a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.messages import message
from processes.actions.faults import Fault, refuse
from processes.actions.office import as_noted, note_change, require_administrator
from processes.domain.access import Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import SlotFilling, Unit
from processes.ports import World

RECEIVING = "receiving"
"""The slot of the unit that receives: it is filled by where the dossier is filed."""

SLOT = re.compile(r"[^\W\d_][\w.-]{0,59}")


@dataclass(frozen=True)
class FillSlot:
    """Which unit stands in a diagram's slot for dossiers received by a unit."""

    receiving_unit_id: str
    slot: str
    unit_id: str
    reason: str = ""


@dataclass(frozen=True)
class EmptySlot:
    """Nobody stands in the slot any more: the receiving unit does its work itself."""

    receiving_unit_id: str
    slot: str
    reason: str = ""


def fill_slot(world: World, actor: Actor, command: FillSlot) -> SlotFilling:
    """Say who stands in a slot; whoever stood there makes room. Raises BadInput."""
    require_administrator(actor)
    refuse(_faults(world, command))
    filling: SlotFilling | None = world.get(SlotFilling, (command.receiving_unit_id, command.slot))
    before = as_noted(filling) if filling else None
    if filling is None:
        filling = SlotFilling(command.receiving_unit_id, command.slot, command.unit_id)
        world.add(filling)
    filling.unit_id = command.unit_id
    after = as_noted(filling)
    if before != after:
        subject = _subject(world, filling)
        note_change(world, actor, "fill_slot", subject, before, after, command.reason.strip())
    return filling


def empty_slot(world: World, actor: Actor, command: EmptySlot) -> None:
    """Take a unit out of a slot. Raises NotFound when nobody stands there."""
    require_administrator(actor)
    filling: SlotFilling | None = world.get(SlotFilling, (command.receiving_unit_id, command.slot))
    if filling is None:
        raise NotFound
    subject = _subject(world, filling)
    note_change(world, actor, "empty_slot", subject, as_noted(filling), None, command.reason.strip())
    world.remove(filling)


def _faults(world: World, command: FillSlot) -> Iterator[Fault | None]:
    yield _unit_fault(world, "receiving_unit_id", command.receiving_unit_id)
    yield _unit_fault(world, "unit_id", command.unit_id)
    if not SLOT.fullmatch(command.slot) or command.slot == RECEIVING:
        yield Fault("slot", message("Chọn ngăn xử lý có trong quy trình đang áp dụng."))


def _unit_fault(world: World, field: str, unit_id: str) -> Fault | None:
    unit: Unit | None = world.get(Unit, unit_id)
    if unit is None:
        return Fault(field, message("Chọn cơ quan trong danh sách."))
    if unit.valid_to is not None and unit.valid_to < world.today():
        day = f"{unit.valid_to:%d/%m/%Y}"
        words = message("{name} đã kết thúc ngày {day}. Chọn cơ quan còn hiệu lực.", name=unit.name, day=day)
        return Fault(field, words)
    return None


def _subject(world: World, filling: SlotFilling) -> tuple[str, str, str]:
    receiving = world.unit(filling.receiving_unit_id)
    return "slot", filling.receiving_unit_id, f"{filling.slot}, {receiving.name}"[:300]
