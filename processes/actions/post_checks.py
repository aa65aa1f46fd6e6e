"""What makes an officer or a post impossible, field by field."""

from collections.abc import Iterator
from datetime import date

from forms.messages import message
from processes.actions.faults import (
    Fault,
    empty,
    ends_before,
    not_a_number,
    not_an_address,
    too_long,
)
from processes.domain.organisation import ROLES, Officer, Post, Unit
from processes.ports import World


def officer_faults(name: str, phone: str, email: str) -> Iterator[Fault | None]:
    """Everything that is wrong with an officer's details."""
    yield empty("name", name, message("Ghi họ và tên."))
    yield too_long("name", name, 200)
    yield too_long("phone", phone, 40)
    yield too_long("email", email, 200)
    yield not_an_address("email", email)
    yield not_a_number("phone", phone)


def post_faults(world: World, post: Post) -> Iterator[Fault | None]:
    """Everything that is wrong with a post as it is to be kept; its officer is known to exist."""
    yield too_long("title", post.title, 120)
    if post.role not in ROLES:
        yield Fault("role", message("Chọn vai trò trong danh sách."))
    yield ends_before("valid_to", post.valid_from, post.valid_to)
    unit: Unit | None = world.get(Unit, post.unit_id)
    if unit is None:
        yield Fault("unit_id", message("Chọn cơ quan trong danh sách."))
    else:
        yield _before_unit(unit, post.valid_from)
        yield _after_unit(unit, post)
    yield _twice(world, post)


def person_fault(officer: Officer | None) -> Fault | None:
    """A post needs somebody who works here."""
    if officer is None:
        return Fault("officer_id", message("Chọn người giữ vị trí này trong danh sách."))
    if not officer.active:
        words = message("{name} đã ngừng công tác. Cho làm việc trở lại rồi thêm vị trí.", name=officer.name)
        return Fault("officer_id", words)
    return None


def lasts_longer(post: Post, day: date) -> Fault | None:
    """A post that has an end cannot end later: that would be a post again, with every check of one."""
    if post.valid_to is None or day <= post.valid_to:
        return None
    words = message(
        "Vị trí này kết thúc ngày {day}. Muốn giữ lâu hơn thì thêm vị trí mới.",
        day=f"{post.valid_to:%d/%m/%Y}",
    )
    return Fault("day", words)


def overlap(one: Post, valid_from: date, valid_to: date | None) -> bool:
    """Whether a post counts on any day of a stretch; None is without end."""
    begins_in_time = valid_to is None or one.valid_from <= valid_to
    return begins_in_time and (one.valid_to is None or one.valid_to >= valid_from)


def _before_unit(unit: Unit, day: date) -> Fault | None:
    if day >= unit.valid_from:
        return None
    words = message(
        "{name} chỉ có từ {day}. Ghi ngày từ đó trở đi.", name=unit.name, day=f"{unit.valid_from:%d/%m/%Y}"
    )
    return Fault("valid_from", words)


def _after_unit(unit: Unit, post: Post) -> Fault | None:
    if unit.valid_to is None:
        return None
    day = f"{unit.valid_to:%d/%m/%Y}"
    if post.valid_from > unit.valid_to:
        words = message("{name} đã kết thúc ngày {day}. Chọn cơ quan còn hiệu lực.", name=unit.name, day=day)
        return Fault("unit_id", words)
    if post.valid_to is None or post.valid_to > unit.valid_to:
        words = message(
            "{name} kết thúc ngày {day}. Ghi ngày cuối không sau ngày đó.", name=unit.name, day=day
        )
        return Fault("valid_to", words)
    return None


def _twice(world: World, post: Post) -> Fault | None:
    """The same person holds the same role in the same unit on some day already."""
    same = world.find(Post, officer_id=post.officer_id, unit_id=post.unit_id, role=post.role)
    for one in same:
        if one.id != post.id and overlap(one, post.valid_from, post.valid_to):
            since = f"{one.valid_from:%d/%m/%Y}"
            words = message(
                "Người này đã giữ vai trò này ở đây từ {since}. Kết thúc vị trí đó trước.", since=since
            )
            return Fault("role", words)
    return None
