"""The clocks of an own dossier: until when it is answered, its pauses, and why it is due when it is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from flask import url_for
from flask_babel import gettext

from app.queries.clock_words import Teller, rows_of, used, whole
from app.queries.code_words import code_or_none
from app.queries.filing_draft import unit_name
from app.queries.intake_story import intake_stories
from app.queries.procedure_words import limit_words
from app.queries.views_citizen import ClockPage
from processes.actions.case import CaseInHand
from processes.actions.clocks import time_limit
from processes.actions.intake_clock import INTAKE_MINUTES
from processes.domain.dossier.work import PauseRecord
from processes.domain.errors import Refusal
from processes.domain.procedure.choose import limit_for
from processes.domain.working_time import Explanation, Pause, explain


def reply_by(case: CaseInHand) -> datetime | None:
    """Until when the desk must answer a dossier that was sent; every update starts it anew (Q4, Q13)."""
    if case.intake_clocks:
        return case.intake_clocks[-1].due_at
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
    """Xem cách tính: the clock of the desk's answer, and after official intake that of the promise."""
    dossier = case.dossier
    page = ClockPage(
        code=code_or_none(dossier.code),
        back_url=url_for("dossiers.show", dossier_id=dossier.id),
        now=case.world.now,
        calendar=gettext("Lịch làm việc của %(unit)s.", unit=unit_name(dossier.receiving_unit_id)),
        intake=intake_stories(case),
    )
    told = _explained(case)
    if told is None:
        return page
    teller = Teller(gettext("Tiếp nhận chính thức"), pause_words)
    return replace(
        page,
        rows=rows_of(told, dossier.finished_at is not None, teller),
        limit_says=_limit_words(case, told),
        allowed_says=whole(told),
        used_says=used(told),
        due_at=dossier.due_current,
        first_due_at=dossier.due_original,
        legal_due_at=dossier.due_legal if dossier.reschedules else None,
    )


def _limit_words(case: CaseInHand, told: Explanation) -> str:
    """The limit in the words of the procedure; days that are counted by the hour with their hours."""
    limit = limit_for(case.facts.profile, case.dossier.channel, case.dossier.case)
    said, counted = limit_words(limit), whole(told)
    if told.days_allowed is not None or said == counted:
        return said
    return gettext("%(limit)s, tức %(hours)s", limit=said, hours=counted)


def _explained(case: CaseInHand) -> Explanation | None:
    """The processing clock, once it has started and where the procedure has a limit."""
    dossier = case.dossier
    if dossier.received_at is None or dossier.due_original is None:
        return None
    try:
        limit = time_limit(case)
    except Refusal:
        return None
    end = dossier.finished_at or case.world.now
    return explain(case.calendar, dossier.received_at, limit, pauses_of(case.pauses), end)
