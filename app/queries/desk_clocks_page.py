"""Đồng hồ: every clock of a dossier but that of the promise, each with its table."""

from collections.abc import Sequence
from functools import partial

from flask import url_for
from flask_babel import gettext

from app.queries.clock_words import Teller, left_of, rows_of, used, whole
from app.queries.desk_dossier import head
from app.queries.desk_dossier_clock import pause_words
from app.queries.desk_words import task_name
from app.queries.intake_story import intake_stories
from app.queries.reading import Reading
from app.queries.views_citizen import ClockStory
from app.queries.views_officer_dossier import ClocksPage
from processes.actions.case import CaseInHand
from processes.actions.standing import counts_from, deadline_of, stops_of_item
from processes.domain.dossier.work import WITHDRAWN, RunRecord, WorkItem
from processes.domain.working_time import Mode, Pause, TimeLimit, Unit, explain, used_minutes


def clocks_page(reading: Reading, case: CaseInHand) -> ClocksPage:
    """The clocks of intake, of the steps of officers, and of the windows given to the applicant."""
    dossier = case.dossier
    runs: list[RunRecord] = case.world.find(RunRecord, dossier_id=dossier.id)
    items: list[WorkItem] = case.world.find(WorkItem, dossier_id=dossier.id)
    timed = [item for item in items if item.due_at is not None and item.state != WITHDRAWN]
    timed.sort(key=lambda item: (item.created_at, item.id))
    told = [(item.role, _story(reading, case, item, runs)) for item in timed]
    return ClocksPage(
        now=reading.now,
        head=head(reading, dossier, "clocks"),
        intake=intake_stories(case),
        steps=tuple(story for role, story in told if role != "applicant"),
        waits=tuple(story for role, story in told if role == "applicant"),
        overview_url=url_for("desk.dossier", dossier_id=dossier.id),
    )


def _story(reading: Reading, case: CaseInHand, item: WorkItem, runs: Sequence[RunRecord]) -> ClockStory:
    assert item.due_at is not None
    stops, start, ended = stops_of_item(case, item, runs), counts_from(case, item), item.done_at is not None
    told = explain(case.calendar, start, _limit(case, item, stops), stops, item.done_at or reading.now)
    waits = item.role == "applicant"
    begins = gettext("Từ lúc chờ người nộp") if waits else gettext("Từ lúc giao việc")
    return ClockStory(
        title=task_name(reading, _version_of(case, item, runs), item.node, item.label),
        now=reading.now,
        since=start,
        due_at=item.due_at,
        ended_at=item.done_at,
        state="ended" if ended else "still" if item.left_minutes is not None else "runs",
        rows=rows_of(told, ended, Teller(begins, partial(pause_words, reading))),
        allowed_says=whole(told),
        used_says=used(told),
        left_says=left_of(told),
        who=_who(case, item),
    )


def _limit(case: CaseInHand, item: WorkItem, stops: Sequence[Pause]) -> TimeLimit:
    """What a task was given: working minutes, calendar days, or the time there was up to its date."""
    deadline, minutes = deadline_of(case, item), item.allowed_minutes
    if minutes is None and deadline is not None and deadline.kind == "calendar_days":
        return TimeLimit(Mode.CALENDAR_DAYS, int(deadline.amount))
    if minutes is None and item.due_at is not None:
        over = [stop for stop in stops if stop.end is not None and stop.start < item.due_at]
        minutes = used_minutes(case.calendar, item.created_at, item.due_at, over)
    return TimeLimit(Mode.HOURS, max(1, minutes or 0), Unit.WORKING_MINUTES)


def _who(case: CaseInHand, item: WorkItem) -> str:
    if item.role == "applicant":
        return gettext("Người nộp")
    return item.done_by_name or (case.world.officer_name(item.holder_id) if item.holder_id else "")


def _version_of(case: CaseInHand, item: WorkItem, runs: Sequence[RunRecord]) -> str:
    return next((run.version_id for run in runs if run.id == item.run_id), case.dossier.version_id)
