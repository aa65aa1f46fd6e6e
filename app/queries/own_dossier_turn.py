"""The promised date with its story, and whose turn it is."""

from datetime import datetime

from flask import url_for

from app.queries.own_dossier_clock import pause_words, reply_by
from app.queries.own_dossier_question import question_item, silence_agrees
from app.queries.standing_words import ended_clock
from app.queries.views_citizen import NextTurn, Pause, Promise, Turn
from processes.actions.case import CaseInHand
from processes.actions.papers import current_papers, failed_papers
from processes.domain.dossier.statuses import ENDED, Status
from processes.domain.dossier.work import OPEN, WorkItem
from processes.domain.working_time import Light, light


def promise_of(case: CaseInHand) -> Promise:
    """The promised date, or when the result came."""
    dossier = case.dossier
    clock_url = url_for("dossiers.clock", dossier_id=dossier.id)
    if dossier.received_at is None or dossier.due_current is None:
        return Promise("none", None, clock_url=clock_url)
    first, pauses = dossier.due_original, _pauses(case)
    if dossier.status in (Status.RESULT_READY, Status.RETURNED):
        ended = ended_clock(case.calendar, dossier)
        return Promise("done", dossier.finished_at, clock_url=clock_url, light=ended.state, ended=ended.ended)
    if dossier.status in ENDED:
        return Promise("none", None)
    if dossier.is_paused:
        return Promise("paused", dossier.due_current, first, pauses, clock_url)
    state = "late" if _is_late(case.world.now, dossier.due_current) else "in_time"
    return Promise(state, dossier.due_current, first, pauses, clock_url)


def turn_of(case: CaseInHand) -> NextTurn:
    """What the applicant must do now, if anything."""
    dossier = case.dossier
    if item := supplement_item(case):
        url = url_for("dossiers.supplement", dossier_id=dossier.id)
        return NextTurn("supplement", item.due_at, len(failed_papers(case)), url=url)
    if item := question_item(case):
        url = url_for("dossiers.answer", dossier_id=dossier.id)
        return NextTurn("confirm" if silence_agrees(case) else "answer", item.due_at, url=url)
    if dossier.status in (Status.RESULT_READY, Status.RETURNED):
        return NextTurn(_of_result(case))
    if dossier.status in ENDED:
        return NextTurn("ended")
    if dossier.status == Status.SUBMITTED:
        return _answer_awaited(case.world.now, reply_by(case))
    if dossier.due_current is None or dossier.is_paused:
        return NextTurn("nothing")
    return NextTurn("late" if _is_late(case.world.now, dossier.due_current) else "nothing")


def _of_result(case: CaseInHand) -> Turn:
    """Signed, ready to be fetched, or all done: returned with no paper to open here."""
    if case.dossier.delivery_status == "not_ready":
        return "signed"
    if case.dossier.status == Status.RETURNED and not current_papers(case, "result"):
        return "finished"
    return "result"


def supplement_item(case: CaseInHand) -> WorkItem | None:
    """The open task by which the applicant answers a request to supplement."""
    open_items = [item for item in case.items if item.state == OPEN]
    return next((i for i in open_items if i.role == "applicant" and i.kind == "supplement"), None)


def _is_late(now: datetime, due: datetime) -> bool:
    return light(now, due) is Light.OVERDUE


def _answer_awaited(now: datetime, until: datetime | None) -> NextTurn:
    if until is None:
        return NextTurn("nothing")
    return NextTurn("late") if _is_late(now, until) else NextTurn("reply", until)


def _pauses(case: CaseInHand) -> tuple[Pause, ...]:
    """The pauses; one that ended after hours is told until the hour the clock runs again."""
    return tuple(
        Pause(
            record.started_at,
            case.calendar.clock_start(record.ended_at) if record.ended_at else None,
            pause_words(record.reason),
        )
        for record in case.pauses
    )
