"""What a drawing needs here, as its page shows it: a read of the file, and who stands in its slots."""

from collections.abc import Iterator, Mapping

from flask import url_for
from flask_babel import gettext

from app.diagrams import shared_parts
from app.queries.diagram_gaps import Gap, staffing_gaps
from app.queries.reading import Reading
from app.queries.role_words import role_words
from app.queries.slots_page import slot_words
from app.queries.views_drafts import NeedGroup, NeedRow
from app.queries.views_frame import Link
from app.reviews import tables_of
from app.services import Services
from forms.messages import Message, message
from processes.actions.unit_slots import RECEIVING
from processes.checks.dependencies import (
    BLOCK,
    DECISION,
    DOWNLOAD,
    FORM,
    KINDS,
    ROLE,
    SLOT,
    STEP,
    Dependencies,
    Need,
    dependencies,
)
from processes.domain.drafting import DiagramDraft

TITLES: Mapping[str, Message] = {
    BLOCK: message("Khối dùng chung"),
    FORM: message("Biểu mẫu dùng chung"),
    DECISION: message("Bảng quyết định"),
    ROLE: message("Vai"),
    SLOT: message("Ngăn xử lý"),
    STEP: message("Bước tự động"),
    DOWNLOAD: message("Tệp cho người nộp"),
}
REMEDIES: Mapping[str, Message] = {
    BLOCK: message("Chép tệp của khối vào máy chủ, hoặc nhập kèm khối như ở nơi xuất."),
    FORM: message("Chép biểu mẫu vào máy chủ."),
    DECISION: message("Nạp tệp .zip có bảng này."),
    ROLE: message("Đổi vai của làn sang một vai có ở đây."),
    STEP: message("Cập nhật phần mềm rồi nạp lại."),
}


def needs_of(reading: Reading, at_hand: Services, draft: DiagramDraft) -> tuple[NeedGroup, ...]:
    """Blocks, forms, tables, roles, slots, steps and downloads, each with whether it is here."""
    parts = shared_parts(at_hand.settings.models)
    tables = {**parts.decisions, **tables_of(draft)}
    found = dependencies(draft.source, parts.blocks, parts.library, tables)
    gaps = staffing_gaps(reading, found.lanes) if found.lanes else ()
    groups = (
        NeedGroup(reading.say(TITLES[kind]), tuple(_rows(reading, found, kind, gaps))) for kind in KINDS
    )
    return tuple(group for group in groups if group.rows)


def _rows(reading: Reading, found: Dependencies, kind: str, gaps: tuple[Gap, ...]) -> Iterator[NeedRow]:
    """What is missing or still to be done each by itself, then all that is here in one row."""
    open_slots = {gap.slot for gap in gaps} if kind == SLOT else set()
    for need in found.of(kind):
        if need.present is False:
            yield NeedRow(_name(need), "missing", reading.say(REMEDIES[kind]))
    if kind == SLOT:
        yield from (_gap(reading, gap) for gap in gaps)
    here = [
        _name(need) for need in found.of(kind) if need.present is not False and need.name not in open_slots
    ]
    if here:
        yield NeedRow(", ".join(here), "present")


def _name(need: Need) -> str:
    if need.kind == ROLE:
        return role_words(need.name) if need.name != "applicant" else gettext("Người nộp")
    return slot_words(need.name) if need.kind == SLOT else need.name


def _gap(reading: Reading, gap: Gap) -> NeedRow:
    """A slot that nobody fills for a unit, or roles that nobody holds there; only administrators mend it."""
    administers = reading.actor.has_role("system_admin")
    where, roles = gap.receiving[1], ", ".join(map(role_words, gap.roles))
    name = f"{slot_words(gap.slot)} ({where})"
    if gap.unit is None:
        mend = url_for("admin.slot", receiving=gap.receiving[0], slot_name=gap.slot)
        link = Link(gettext("Chọn cơ quan"), mend) if administers and gap.slot != RECEIVING else None
        return NeedRow(name, "open", gettext("Chưa có cơ quan nào đứng ở ngăn này."), link)
    note = gettext("Ở %(unit)s chưa ai giữ vai: %(roles)s.", unit=gap.unit[1], roles=roles)
    link = Link(gettext("Giao vị trí"), url_for("admin.people")) if administers else None
    return NeedRow(name, "open", note, link)
