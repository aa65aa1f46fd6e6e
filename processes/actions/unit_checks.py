"""What makes a unit of the tree impossible, field by field."""

from collections.abc import Iterator, Sequence
from datetime import date

from forms.messages import message
from processes.actions.faults import (
    Fault,
    empty,
    not_a_number,
    not_an_address,
    too_long,
)
from processes.domain.organisation import CalendarRecord, Post, Unit, UnitCode
from processes.domain.unit_codes import LEVELS, code_fault, identification_fault
from processes.ports import World

Code = tuple[str, str]
"""A scheme and a code."""

LONGEST = {
    "code": 40,
    "name": 300,
    "name_en": 300,
    "short_name": 120,
    "address": 300,
    "phone": 40,
    "email": 200,
    "place": 200,
}


def unit_faults(world: World, unit: Unit, codes: Sequence[Code]) -> Iterator[Fault | None]:
    """Everything that is wrong with a unit as it is to be kept, and with its further codes."""
    yield empty("name", unit.name, message("Ghi tên đầy đủ của cơ quan."))
    for field, most in LONGEST.items():
        yield too_long(field, getattr(unit, field), most)
    if unit.level not in LEVELS:
        yield Fault("level", message("Chọn cấp của cơ quan."))
    yield not_an_address("email", unit.email)
    yield not_a_number("phone", unit.phone)
    yield _days_fault(world, unit)
    if unit.calendar_id and world.get(CalendarRecord, unit.calendar_id) is None:
        yield Fault("calendar_id", message("Chọn lịch làm việc trong danh sách."))
    yield _parent_fault(world, unit)
    yield _own_code_fault(world, unit)
    for number, code in enumerate(codes, start=1):
        yield _code_fault(world, unit, codes, number, code)


def tree_above(world: World, unit: Unit) -> Iterator[Unit]:
    """The units above ``unit``, nearest first."""
    seen = {unit.id}
    above = unit.parent_id
    while above is not None and above not in seen:
        parent = world.get(Unit, above)
        if parent is None:
            return
        yield parent
        seen.add(parent.id)
        above = parent.parent_id


def _days_fault(world: World, unit: Unit) -> Fault | None:
    if unit.valid_to is not None and unit.valid_from > unit.valid_to:
        day = f"{unit.valid_to:%d/%m/%Y}"
        return Fault("valid_from", message("Ngày đầu tiên không sau ngày cuối cùng {day}.", day=day))
    first = min((post.valid_from for post in world.find(Post, unit_id=unit.id)), default=unit.valid_from)
    if first < unit.valid_from:
        words = message(
            "Đã có vị trí công tác ở đây từ {day}. Ghi ngày không sau ngày đó.", day=f"{first:%d/%m/%Y}"
        )
        return Fault("valid_from", words)
    return None


def _parent_fault(world: World, unit: Unit) -> Fault | None:
    if unit.parent_id is None:
        return None
    if unit.parent_id == unit.id:
        return Fault("parent_id", message("Một cơ quan không trực thuộc chính nó. Chọn cơ quan khác."))
    parent = world.get(Unit, unit.parent_id)
    if parent is None:
        return Fault("parent_id", message("Không có cơ quan cấp trên này. Chọn trong danh sách."))
    if any(one.id == unit.id for one in (parent, *tree_above(world, parent))):
        words = message("{name} đang trực thuộc cơ quan này. Chọn cơ quan khác.", name=parent.name)
        return Fault("parent_id", words)
    return _ended_parent(parent, unit.valid_from)


def _ended_parent(parent: Unit, since: date) -> Fault | None:
    if parent.valid_to is None or parent.valid_to >= since:
        return None
    words = message(
        "{name} đã kết thúc ngày {day}. Chọn cơ quan còn hiệu lực.",
        name=parent.name,
        day=f"{parent.valid_to:%d/%m/%Y}",
    )
    return Fault("parent_id", words)


def _own_code_fault(world: World, unit: Unit) -> Fault | None:
    fault = identification_fault(unit.code)
    if fault:
        return Fault("code", fault)
    owner = _owner_of(world, unit, "identification", unit.code)
    return _taken("code", unit.code, owner) if owner else None


def _code_fault(world: World, unit: Unit, codes: Sequence[Code], number: int, code: Code) -> Fault | None:
    field, (scheme, text) = f"code_{number}", code
    fault = code_fault(scheme, text)
    if fault:
        return Fault(field, fault)
    if code in codes[: number - 1] or code == ("identification", unit.code):
        return Fault(field, message("Mã {code} đã ghi ở trên. Bỏ một dòng.", code=text))
    owner = _owner_of(world, unit, scheme, text)
    return _taken(field, text, owner) if owner else None


def _owner_of(world: World, unit: Unit, scheme: str, code: str) -> Unit | None:
    """Another unit that has this code already."""
    units: list[Unit] = world.find(Unit, code=code) if scheme == "identification" else []
    for kept in world.find(UnitCode, scheme=scheme, code=code):
        units.append(world.unit(kept.unit_id))
    return next((one for one in units if one.id != unit.id), None)


def _taken(field: str, code: str, owner: Unit) -> Fault:
    words = message("Mã {code} đang là của {name}. Ghi mã khác.", code=code, name=owner.name)
    return Fault(field, words)
