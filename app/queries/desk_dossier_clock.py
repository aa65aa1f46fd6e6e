"""The clock table of a dossier in words: why it is due when it is due (working time, section 5)."""

from flask import url_for
from flask_babel import gettext

from app.queries.desk_clock import WAITS_FOR
from app.queries.procedure_words import limit_words
from app.queries.reading import Reading
from app.queries.views_frame import Link
from app.queries.views_officer_dossier import ClockRow, ClockTable
from forms.messages import Message, message
from processes.actions.case import CaseInHand
from processes.actions.clocks import time_limit
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.records import Slip
from processes.domain.errors import Refusal
from processes.domain.procedure.choose import limit_for
from processes.domain.working_time import ClockRow as Stretch
from processes.domain.working_time import Explanation, Pause, RowKind, explain

REASONS: dict[RowKind, Message] = {
    RowKind.START_DAY: message("Ngày bắt đầu, chưa tính"),
    RowKind.MOVED_DAY: message("Hạn chuyển sang ngày làm việc này"),
    RowKind.PAUSED: message("Tạm dừng"),
    RowKind.OFF_HOURS: message("Ngoài giờ làm việc"),
    RowKind.WEEKLY_REST: message("Ngày nghỉ hằng tuần"),
    RowKind.DAY_OFF: message("Ngày nghỉ"),
    RowKind.LATE: message("Quá hạn"),
}
STILL = frozenset(REASONS) - {RowKind.MOVED_DAY, RowKind.LATE}


def clock_table(reading: Reading, case: CaseInHand) -> ClockTable | None:
    """The table, once the dossier is taken in and as long as its procedure has a limit."""
    dossier = case.dossier
    if dossier.received_at is None or dossier.due_original is None:
        return None
    try:
        told = _explained(reading, case)
    except Refusal:
        return None
    slips = {slip.kind: slip for slip in case.world.slips(dossier.id)}
    return ClockTable(
        due_at=dossier.due_current or dossier.due_original,
        due_original=dossier.due_original,
        allowed=told.allowed or 0,
        used=max(0, told.used),
        past=tuple(_row(reading, case, row, slips) for row in told.past),
        forecast=tuple(_row(reading, case, row, slips) for row in told.forecast),
        rule=_rule(reading, case, told),
        left=told.left,
        due_legal=dossier.due_legal if dossier.reschedules else None,
    )


def _explained(reading: Reading, case: CaseInHand) -> Explanation:
    dossier = case.dossier
    assert dossier.received_at is not None
    pauses = [Pause(p.started_at, p.ended_at, p.reason) for p in case.pauses]
    end = dossier.finished_at or reading.now
    return explain(case.calendar, dossier.received_at, time_limit(case), pauses, end)


def _row(reading: Reading, case: CaseInHand, row: Stretch, slips: dict[str, Slip]) -> ClockRow:
    paused = row.kind is RowKind.PAUSED
    counts = row.kind not in STILL
    return ClockRow(
        start=row.start,
        end=row.end,
        reason=_reason(reading, case, row),
        left=row.left,
        counted=row.minutes if counts else None,
        kind="still" if not counts else "forecast" if row.forecast else "counted",
        paused=paused,
        detail=pause_words(reading, row.pause.reference if row.pause else "") if paused else row.reason or "",
        link=_slip_link(slips.get("supplement_slip")) if paused else None,
    )


def _reason(reading: Reading, case: CaseInHand, row: Stretch) -> str:
    if row.kind is not RowKind.COUNTED:
        return reading.say(REASONS[row.kind])
    due = case.dossier.due_current
    if row.forecast:
        said = gettext("Đến hẹn trả") if due and row.end >= due else gettext("Giờ làm việc còn lại")
    elif row.start == case.dossier.received_at:
        said = gettext("Từ lúc tiếp nhận chính thức")
    else:
        said = gettext("Giờ làm việc")
    return said + _breaks(row)


def _breaks(row: Stretch) -> str:
    if not row.breaks:
        return ""
    spans = ", ".join(f"{rest.opens:%H:%M}–{rest.closes:%H:%M}" for rest in row.breaks)
    return gettext(", trừ nghỉ trưa %(spans)s", spans=spans)


def pause_words(reading: Reading, reason: str) -> str:
    """Why a clock stands still; a pause is opened under the name of its move."""
    move = MOVES.get(reason)
    return reading.say(WAITS_FOR.get(move.target or "", "") if move else "")


def _slip_link(slip: Slip | None) -> Link | None:
    if slip is None or slip.pdf_sha256 is None:
        return None
    words = gettext("Phiếu yêu cầu bổ sung số %(number)s", number=slip.number)
    return Link(words, url_for("files.slip", slip_id=slip.id))


def _rule(reading: Reading, case: CaseInHand, told: Explanation) -> str:
    limit = limit_for(case.facts.profile, case.dossier.channel, case.dossier.case)
    said = [limit_words(limit)] if limit else []
    if told.allowed is not None and told.days_allowed is None:
        said.append(gettext("đếm theo giờ, %(hours)s giờ làm việc", hours=told.allowed // 60))
    said.append(gettext("ngày làm việc %(hours)s giờ", hours=case.calendar.day_minutes // 60))
    return " · ".join(said)
