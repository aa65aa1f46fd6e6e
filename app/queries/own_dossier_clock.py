"""The clock of an own dossier: when it answers, what its pauses are, and why it is due when it is due."""

from collections.abc import Iterable
from datetime import datetime

from flask import url_for
from flask_babel import gettext, ngettext

from app.queries.code_words import code_or_none
from app.queries.filing_draft import unit_name
from app.queries.own_dossier_items import intake_due
from app.queries.views_citizen import ClockPage, ClockRow
from processes.actions.case import CaseInHand
from processes.actions.clocks import time_limit
from processes.domain.dossier.work import PauseRecord
from processes.domain.errors import NotFound
from processes.domain.working_time import ClockRow as Stretch
from processes.domain.working_time import Explanation, Pause, RowKind, explain

INTAKE_MINUTES = 8 * 60
"""The desk answers within 8 working hours (decree 45/2020, art. 11)."""


def reply_by(case: CaseInHand) -> datetime | None:
    """Until when the desk must answer a dossier that was sent; every update starts it anew (Q4, Q13)."""
    if due := intake_due(case.dossier.id):
        return due
    sent = case.dossier.submitted_at
    return case.calendar.add(sent, INTAKE_MINUTES) if sent else None


def pauses_of(records: Iterable[PauseRecord]) -> list[Pause]:
    """The pauses as working time reads them; ``reference`` is the move that began it."""
    return [Pause(record.started_at, record.ended_at, record.reason) for record in records]


def pause_words(reason: str) -> str:
    """Why the clock stands still."""
    if reason.startswith("ask_supplement"):
        return gettext("hồ sơ chờ bổ sung")
    if reason.startswith("ask_payment"):
        return gettext("hồ sơ chờ nộp tiền")
    if reason == "ask_confirmation":
        return gettext("hồ sơ chờ Ông, Bà xác nhận dự thảo")
    if reason == "ask_withdrawal":
        return gettext("hồ sơ chờ trả lời yêu cầu rút")
    return gettext("hồ sơ tạm dừng")


def clock_page(case: CaseInHand) -> ClockPage:
    """Xem cách tính. NotFound before official intake: no clock of the dossier runs yet."""
    dossier = case.dossier
    if dossier.received_at is None:
        raise NotFound
    end = dossier.finished_at or case.world.now
    told = explain(case.calendar, dossier.received_at, time_limit(case), pauses_of(case.pauses), end)
    rows = told.past if dossier.finished_at else told.rows
    return ClockPage(
        code=code_or_none(dossier.code),
        back_url=url_for("dossiers.show", dossier_id=dossier.id),
        now=case.world.now,
        rows=tuple(_row(told, row, first=row is rows[0]) for row in rows),
        allowed_says=_whole(told),
        used_says=_days(told.days_used) if told.days_used is not None else hours(told.used),
        due_at=told.due or dossier.due_current,
        first_due_at=told.first_due,
        calendar=gettext("Lịch làm việc của %(unit)s.", unit=unit_name(dossier.receiving_unit_id)),
    )


def _whole(told: Explanation) -> str:
    if told.days_allowed is not None:
        return ngettext("%(num)s ngày", "%(num)s ngày", told.days_allowed)
    return gettext("%(hours)s làm việc", hours=hours(told.allowed or 0))


def _row(told: Explanation, row: Stretch, first: bool) -> ClockRow:
    counts = row.days if told.days_allowed is not None else row.minutes
    return ClockRow(
        since=row.start,
        until=row.end,
        why=_why(row, first),
        kind="forecast" if row.forecast else "counted" if counts else "not_counted",
        counted_says=_amount(told, row) if counts else gettext("không tính"),
        left_says=_left(told, row),
    )


def _amount(told: Explanation, row: Stretch) -> str:
    return _days(row.days) if told.days_allowed is not None else hours(row.minutes)


def _left(told: Explanation, row: Stretch) -> str:
    left = row.left if row.days_left is None else row.days_left
    if left == 0:
        return gettext("hết giờ")
    said = hours(abs(left)) if row.days_left is None else _days(abs(left))
    return gettext("quá %(time)s", time=said) if left < 0 else said


def _why(row: Stretch, first: bool) -> str:
    if row.kind is RowKind.COUNTED:
        return _working(row, first)
    if row.kind is RowKind.PAUSED:
        return gettext("Tạm dừng: %(why)s", why=pause_words(row.pause.reference if row.pause else ""))
    if row.kind is RowKind.DAY_OFF:
        return gettext("Ngày nghỉ: %(name)s", name=row.reason or "")
    words = {
        RowKind.START_DAY: gettext("Ngày bắt đầu, chưa tính"),
        RowKind.MOVED_DAY: gettext("Hạn rơi vào ngày nghỉ, chuyển sang ngày làm việc kế tiếp"),
        RowKind.OFF_HOURS: gettext("Ngoài giờ làm việc"),
        RowKind.WEEKLY_REST: gettext("Ngày nghỉ hằng tuần"),
        RowKind.LATE: gettext("Chậm so với hẹn"),
    }
    return words[row.kind]


def _working(row: Stretch, first: bool) -> str:
    says = gettext("Tiếp nhận chính thức") if first else gettext("Giờ làm việc")
    if row.makeup:
        says = gettext("Ngày làm bù")
    return gettext("%(what)s, trừ nghỉ trưa", what=says) if row.breaks else says


def hours(minutes: int) -> str:
    """Working time in hours and minutes: "17 giờ 30 phút"."""
    whole, rest = divmod(minutes, 60)
    parts = []
    if whole:
        parts.append(ngettext("%(num)s giờ", "%(num)s giờ", whole))
    if rest or not whole:
        parts.append(ngettext("%(num)s phút", "%(num)s phút", rest))
    return " ".join(parts)


def _days(count: int) -> str:
    return ngettext("%(num)s ngày", "%(num)s ngày", count)
