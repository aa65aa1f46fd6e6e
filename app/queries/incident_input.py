"""The input of an action that broke, in words; whatever a person wrote is covered."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_babel import gettext, ngettext
from sqlalchemy import select

from app.formatting import short_moment
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import work_item
from app.queries.reading import Reading
from app.queries.views_incidents import InputLine
from forms.messages import Message, message

NAMES: dict[str, Message] = {
    "dossier_id": message("Hồ sơ"),
    "item_id": message("Việc"),
    "due_id": message("Thời điểm"),
    "slip_id": message("Phiếu"),
    "message_id": message("Thư"),
    "paper_id": message("Giấy tờ"),
    "incident_id": message("Sự cố"),
    "outcome": message("Kết quả đã chọn"),
    "posted": message("Nội dung đã khai"),
    "values": message("Nội dung đã khai"),
    "answers": message("Nội dung đã khai"),
    "note": message("Ghi chú"),
    "reason": message("Lý do"),
    "checks": message("Kiểm tra giấy tờ"),
    "papers": message("Giấy tờ"),
    "seen": message("Bản hồ sơ đã xem"),
    "component": message("Thành phần hồ sơ"),
    "upload": message("Tệp"),
    "form": message("Biểu mẫu"),
    "complete": message("Đã khai đủ"),
    "procedure_code": message("Thủ tục"),
    "unit_id": message("Đơn vị"),
    "result_form": message("Cách nhận kết quả"),
    "delivery": message("Nơi nhận kết quả"),
    "reference": message("Mã thanh toán"),
    "amount": message("Số tiền"),
    "paid": message("Đã trả tiền"),
    "action": message("Yêu cầu"),
}
"""The parts of commands; others are called by their name."""
SHOWN = frozenset(
    {
        "due_id", "slip_id", "message_id", "paper_id", "outcome", "component", "form", "procedure_code",
        "unit_id", "result_form", "reference", "amount", "action", "kind", "sha256", "channel",
    }
)  # fmt: skip
"""Parts that are numbers and codes of ours; what any other part says is covered."""


def input_lines(reading: Reading, kept: dict[str, Any]) -> tuple[InputLine, ...]:
    """Every part of the input that says something."""
    return tuple(_lines(reading, kept))


def _lines(reading: Reading, kept: dict[str, Any]) -> Iterator[InputLine]:
    for name, value in kept.items():
        if value not in (None, "", [], {}):
            words = _outcome(reading, kept) if name == "outcome" else _value(reading, name, value)
            yield InputLine(reading.say(NAMES.get(name, name)), words)


def _outcome(reading: Reading, kept: dict[str, Any]) -> str:
    """The label of the outcome that was chosen, as the diagram has it."""
    of_item = (
        select(work_item.c.node, dossier.c.version_id)
        .join(dossier, dossier.c.id == work_item.c.dossier_id)
        .where(work_item.c.id == kept.get("item_id"))
    )
    row = reading.session.execute(of_item).first()
    task = reading.version(row.version_id).facts.tasks.get(row.node) if row else None
    labels = {one.id: one.label.read(reading.locale) for one in (task.outcomes if task else ())}
    return labels.get(kept["outcome"], str(kept["outcome"]))


def _value(reading: Reading, name: str, value: Any) -> str:
    if name == "dossier_id":
        return _looked_up(reading, select(dossier.c.code).where(dossier.c.id == value)) or value
    if name == "item_id":
        return _looked_up(reading, select(work_item.c.label).where(work_item.c.id == value)) or value
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, int) or (name in SHOWN and isinstance(value, str)):
        return str(value)
    if isinstance(value, str):
        return _moment(reading, value) or gettext("đã che, %(count)s chữ", count=len(value))
    return ngettext("%(num)s mục, đã che", "%(num)s mục, đã che", len(value))


def _moment(reading: Reading, value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return short_moment(moment, reading.now) if moment.tzinfo else ""


def _looked_up(reading: Reading, query: Any) -> str:
    return str(reading.session.execute(query).scalar() or "")
