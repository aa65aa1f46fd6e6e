"""The clock of intake in words: each of its runs, from a sending to the answer of the desk (R-08)."""

from flask_babel import gettext

from app.queries.clock_words import Teller, left_of, rows_of, used, whole
from app.queries.views_citizen import ClockStory
from processes.actions.case import CaseInHand
from processes.actions.intake_clock import UPDATED
from processes.domain.dossier.work import IntakeClock
from processes.domain.working_time import Mode, TimeLimit, Unit, explain


def intake_stories(case: CaseInHand) -> tuple[ClockStory, ...]:
    """Every run of the clock of intake, oldest first."""
    return tuple(_story(case, number, clock) for number, clock in enumerate(case.intake_clocks, 1))


def _story(case: CaseInHand, number: int, clock: IntakeClock) -> ClockStory:
    limit = TimeLimit(Mode.HOURS, clock.amount_minutes, Unit.WORKING_MINUTES)
    told = explain(case.calendar, clock.started_at, limit, (), clock.ended_at or case.world.now)
    return ClockStory(
        title=gettext("Một cửa trả lời hồ sơ, lần %(number)s", number=number),
        now=case.world.now,
        since=clock.started_at,
        due_at=clock.due_at,
        ended_at=clock.ended_at,
        ended_by=_answer(clock.ended_by),
        state="ended" if clock.ended_at else "runs",
        rows=rows_of(told, clock.ended_at is not None, Teller(gettext("Từ lúc nộp"), str)),
        allowed_says=whole(told),
        used_says=used(told),
        left_says=left_of(told),
    )


def _answer(ended_by: str | None) -> str:
    words = {
        "accept": gettext("đã tiếp nhận"),
        "refuse": gettext("đã từ chối tiếp nhận"),
        "ask_supplement_intake": gettext("đã yêu cầu bổ sung"),
        "ask_payment_before_intake": gettext("đã yêu cầu nộp tiền"),
        "cancel_submitted": gettext("người nộp đã hủy"),
        UPDATED: gettext("người nộp cập nhật, tính lại từ đầu"),
    }
    return words.get(ended_by or "", "")
