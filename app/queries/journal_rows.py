"""The journal in words: one small template for each kind of entry, found by the kind's name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import select

from app.persistence.tables.dossiers import journal
from app.queries.reading import Reading
from app.queries.slip_words import slip_name
from app.queries.views_frame import Link
from app.queries.views_officer_dossier import JournalRow
from forms.messages import Message, message
from processes.actions.case import CaseInHand
from processes.domain.dossier.journal import JournalEntry

MOMENTS = ("due", "meant")
DATES_OF_CLOCKS = ("before", "after", "intake")
"""Of the kinds that tell of a date that moved; elsewhere these names say other things."""
DATES_MOVED = ("due_changed", "due_recounted")
JOURNAL_KINDS: dict[str, Message] = {
    "moved": message("Tình trạng"),
    "task_completed": message("Hoàn thành việc"),
    "task_claimed": message("Nhận việc"),
    "task_released": message("Nhả việc"),
    "step_done": message("Bước tự động"),
    "decided": message("Quyết định theo bảng"),
    "timer_fired": message("Đến hạn"),
    "task_near_due": message("Việc sắp đến hạn"),
    "task_overdue": message("Việc quá hạn"),
    "task_escalated": message("Báo lên trên vì việc quá hạn"),
    "apology_window": message("Còn kịp xin lỗi, hẹn lại"),
    "dossier_near_due": message("Hồ sơ sắp đến hạn"),
    "dossier_overdue": message("Hồ sơ quá hạn"),
    "dossier_escalated": message("Báo lên trên vì hồ sơ quá hạn"),
    "message_received": message("Tin từ bên ngoài"),
    "due_changed": message("Hẹn trả"),
    "due_recounted": message("Tính lại hẹn trả"),
    "paper_added": message("Nộp giấy tờ"),
    "papers_checked": message("Kiểm tra giấy tờ"),
    "result_added": message("Kết quả"),
    "slip_issued": message("Phiếu"),
    "payment_confirmed": message("Thanh toán"),
    "fee_collected": message("Thu phí, lệ phí"),
    "fee_exempted": message("Miễn thu"),
    "side_started": message("Yêu cầu"),
    "side_dropped": message("Thôi yêu cầu"),
    "step_forced": message("Chuyển bước bắt buộc"),
    "migrated": message("Chuyển sang bản khác"),
    "run_finished": message("Kết thúc"),
}
"""The kinds of entries, as the filter calls them; each has a template ``journal/<kind>.html``."""


class Kept(dict[str, Any]):
    """The payload of an entry; what it does not say (erased, or of an older version) is nothing."""

    def __missing__(self, key: str) -> None:
        return None


def journal_rows(
    reading: Reading, case: CaseInHand, entries: Sequence[JournalEntry]
) -> tuple[JournalRow, ...]:
    """Entries in words, in the given order."""
    return tuple(_row(reading, case, entry) for entry in entries)


def newest_entries(reading: Reading, dossier_id: str, most: int, kind: str = "") -> Sequence[JournalEntry]:
    """The newest entries of a dossier."""
    query = select(JournalEntry).where(journal.c.dossier_id == dossier_id)
    if kind:
        query = query.where(journal.c.kind == kind)
    return reading.session.scalars(query.order_by(journal.c.seq.desc()).limit(most)).all()


def _row(reading: Reading, case: CaseInHand, entry: JournalEntry) -> JournalRow:
    what, detail = _words(reading, case, entry)
    return JournalRow(entry.at, what, _who(case, entry), detail, _links(case, entry), entry.kind)


def _words(reading: Reading, case: CaseInHand, entry: JournalEntry) -> tuple[str, str]:
    """What happened on the first line of the template, its circumstances on the others."""
    text = render_template(
        f"journal/{entry.kind}.html",
        data=Kept(_with_moments(entry)),
        names=Names(reading, case),
        now=reading.now,
    ).strip()
    what, _, detail = text.partition("\n")
    return Markup(what.strip()), Markup(" ".join(detail.split()))


class Names:
    """What journal templates call parts of the procedure, in the reader's language."""

    def __init__(self, reading: Reading, case: CaseInHand) -> None:
        self.reading, self.facts = reading, case.facts

    def node(self, data: dict[str, Any]) -> str:
        """A task, step or timer; the label kept in the entry where the diagram has no English."""
        id_ = data["node"] or ""
        facts = self.facts
        places = (facts.tasks, facts.steps, facts.timers, facts.messages)
        known = next((nodes[id_] for nodes in places if id_ in nodes), None)
        return known.name.read(self.reading.locale) if known else str(data["label"] or "")

    def outcome(self, data: dict[str, Any]) -> str:
        """How a task was finished."""
        task = self.facts.tasks.get(data.get("node", ""))
        for outcome in task.outcomes if task else ():
            if outcome.id == data.get("outcome"):
                return outcome.label.read(self.reading.locale)
        return str(data.get("outcome_label") or "")

    def slip(self, kind: str) -> str:
        """A kind of slip."""
        return slip_name(kind)

    def component(self, id_: str) -> str:
        """A paper of the profile."""
        found = (c for c in self.facts.profile.components if c.id == id_)
        return next((component.name.read(self.reading.locale) for component in found), id_)


def _with_moments(entry: JournalEntry) -> dict[str, Any]:
    payload = entry.payload or {}
    names = MOMENTS + DATES_OF_CLOCKS if entry.kind in DATES_MOVED else MOMENTS
    moments = {name: datetime.fromisoformat(payload[name]) for name in names if payload.get(name)}
    return {**payload, **moments}


def _who(case: CaseInHand, entry: JournalEntry) -> str:
    if entry.actor_id == "system":
        return gettext("Hệ thống")
    if entry.actor_id == case.dossier.party_id:
        return gettext("%(name)s, người nộp", name=entry.actor_name)
    if entry.acting_for:
        return gettext("%(name)s, với vai %(post)s", name=entry.actor_name, post=entry.acting_for)
    return entry.actor_name


def _links(case: CaseInHand, entry: JournalEntry) -> tuple[Link, ...]:
    """The slip that an entry tells of, once its PDF is there."""
    wanted = (entry.payload or {}).get("slip")
    slips = case.world.slips(case.dossier.id) if wanted else []
    return tuple(
        Link(gettext("Số %(number)s", number=slip.number), url_for("files.slip", slip_id=slip.id))
        for slip in slips
        if slip.id == wanted and slip.pdf_sha256
    )
