"""Where the sentence of a refusal stands on a task's page."""

from app.queries.task_page import FINE, Wrong
from app.web.languages import say
from processes.actions.refusals import (
    AnswersIncomplete,
    NoteRequired,
    NothingToSupplement,
    OutcomeUnknown,
    ResultMissing,
    TaskAlreadyDone,
    TaskGone,
    TaskSuspended,
    TaskTaken,
)
from processes.domain.errors import Refusal

QUICKER = (TaskAlreadyDone, TaskTaken, TaskGone, TaskSuspended)
"""Somebody else acted first: told on a page of its own."""


def wrong_because(refusal: Refusal) -> Wrong:
    """The places of the page that a refusal speaks about; answers of the form speak for themselves."""
    words = say(refusal.text)
    if isinstance(refusal, AnswersIncomplete):
        return FINE
    if isinstance(refusal, OutcomeUnknown):
        return Wrong(outcome=words)
    if isinstance(refusal, NoteRequired | NothingToSupplement):
        return Wrong(note=words)
    if isinstance(refusal, ResultMissing):
        return Wrong(result=words)
    return Wrong(page=words)
