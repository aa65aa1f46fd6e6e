"""How units end, begin again, and hand over to one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forms.messages import Message, message
from processes.actions.faults import BadInput, Fault, ends_before, refuse, too_long
from processes.actions.office import as_noted, note_change, require_administrator, require_reason
from processes.actions.units import as_subject, existing_unit
from processes.domain.access import Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import Post, SlotFilling, Unit, UnitSuccession
from processes.ports import World


@dataclass(frozen=True)
class EndUnit:
    """``day`` is the last day on which the unit exists."""

    unit_id: str
    day: date
    reason: str


@dataclass(frozen=True)
class ReopenUnit:
    """The unit was ended by mistake."""

    unit_id: str
    reason: str


@dataclass(frozen=True)
class LinkSuccession:
    """``successor_id`` took over from ``predecessor_id`` on the day ``since``."""

    predecessor_id: str
    successor_id: str
    since: date
    note: str = ""


@dataclass(frozen=True)
class UnlinkSuccession:
    """The units did not take over from one another after all."""

    predecessor_id: str
    successor_id: str
    reason: str


def end_unit(world: World, actor: Actor, command: EndUnit) -> Unit:
    """End a unit. Raises BadInput while work, posts, parts or slots still need it after that day."""
    require_administrator(actor)
    unit = existing_unit(world, command.unit_id)
    reason = require_reason(command.reason)
    refuse([ends_before("day", unit.valid_from, command.day)])
    hindrance = next(_hindrances(world, unit, command.day), None)
    if hindrance:
        raise BadInput([Fault("day", hindrance)])
    before = as_noted(unit)
    unit.valid_to = command.day
    note_change(world, actor, "end_unit", as_subject(unit), before, as_noted(unit), reason)
    return unit


def reopen_unit(world: World, actor: Actor, command: ReopenUnit) -> Unit:
    """Take back the end of a unit. Raises NotFound when it has none."""
    require_administrator(actor)
    unit = existing_unit(world, command.unit_id)
    if unit.valid_to is None:
        raise NotFound
    reason = require_reason(command.reason)
    before = as_noted(unit)
    unit.valid_to = None
    note_change(world, actor, "reopen_unit", as_subject(unit), before, as_noted(unit), reason)
    return unit


def link_succession(world: World, actor: Actor, command: LinkSuccession) -> UnitSuccession:
    """Say who took over from whom. Raises BadInput for unknown, equal or circular units."""
    require_administrator(actor)
    refuse(_succession_faults(world, command))
    link = UnitSuccession(command.predecessor_id, command.successor_id, command.since, command.note.strip())
    world.add(link)
    successor = existing_unit(world, command.successor_id)
    note_change(world, actor, "link_succession", as_subject(successor), None, as_noted(link))
    return link


def unlink_succession(world: World, actor: Actor, command: UnlinkSuccession) -> None:
    """Take back what ``link_succession`` said. Raises NotFound."""
    require_administrator(actor)
    link = world.get(UnitSuccession, (command.predecessor_id, command.successor_id))
    if link is None:
        raise NotFound
    reason = require_reason(command.reason)
    successor = existing_unit(world, command.successor_id)
    note_change(world, actor, "unlink_succession", as_subject(successor), as_noted(link), None, reason)
    world.remove(link)


def _hindrances(world: World, unit: Unit, day: date) -> Iterator[Message]:
    """What still needs the unit, each with what to do about it."""
    tasks, dossiers = world.unfinished_work(unit.id)
    if tasks:
        yield message(
            "Còn {count} việc đang mở ở cơ quan này. Hoàn thành, hoặc để cơ quan khác nhận ở Ngăn xử lý, "
            "rồi kết thúc.",
            count=tasks,
        )
    if dossiers:
        yield message(
            "Còn {count} hồ sơ đang giải quyết do cơ quan này tiếp nhận hoặc quyết định. Giải quyết xong rồi "
            "kết thúc.",
            count=dossiers,
        )
    posts = [post for post in world.find(Post, unit_id=unit.id) if _reaches_beyond(post.valid_to, day)]
    if posts:
        yield message(
            "Còn {count} vị trí công tác kéo dài sau ngày này. Kết thúc các vị trí đó trước.",
            count=len(posts),
        )
    parts = [part for part in world.find(Unit, parent_id=unit.id) if _reaches_beyond(part.valid_to, day)]
    if parts:
        yield message(
            "Còn {count} cơ quan trực thuộc sau ngày này, như {name}. Chuyển hoặc kết thúc chúng trước.",
            count=len(parts),
            name=parts[0].name,
        )
    slots = world.find(SlotFilling, unit_id=unit.id)
    if slots:
        yield message(
            "Cơ quan này đang đứng ở {count} ngăn xử lý. Chọn cơ quan khác ở trang Ngăn xử lý trước.",
            count=len(slots),
        )


def _reaches_beyond(last: date | None, day: date) -> bool:
    return last is None or last > day


def _succession_faults(world: World, command: LinkSuccession) -> Iterator[Fault | None]:
    old: Unit | None = world.get(Unit, command.predecessor_id)
    new: Unit | None = world.get(Unit, command.successor_id)
    yield too_long("note", command.note, 300)
    if old is None:
        yield Fault("predecessor_id", message("Chọn cơ quan trước đó trong danh sách."))
    if new is None:
        yield Fault("successor_id", message("Chọn cơ quan kế thừa trong danh sách."))
    if old is None or new is None:
        return
    if old is new:
        yield Fault("successor_id", message("Một cơ quan không kế thừa chính nó. Chọn cơ quan khác."))
    elif world.get(UnitSuccession, (old.id, new.id)):
        yield Fault("successor_id", message("Đã ghi {new} kế thừa {old}.", new=new.name, old=old.name))
    elif _takes_over(world, new.id, old.id):
        words = message("{old} đã kế thừa {new}; không ghi ngược lại.", new=new.name, old=old.name)
        yield Fault("successor_id", words)
    yield _too_early(command.since, new)


def _too_early(since: date, new: Unit) -> Fault | None:
    if since >= new.valid_from:
        return None
    day = f"{new.valid_from:%d/%m/%Y}"
    words = message("{new} chỉ có từ {day}. Ghi ngày từ đó trở đi.", new=new.name, day=day)
    return Fault("since", words)


def _takes_over(world: World, predecessor: str, successor: str) -> bool:
    """Whether ``successor`` followed ``predecessor``, directly or through others."""
    reached, open_ends = {predecessor}, [predecessor]
    while open_ends:
        for link in world.find(UnitSuccession, predecessor_id=open_ends.pop()):
            if link.successor_id not in reached:
                reached.add(link.successor_id)
                open_ends.append(link.successor_id)
    return successor in reached
