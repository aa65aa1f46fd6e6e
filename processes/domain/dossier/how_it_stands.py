"""How a dossier stands to the date that counts: one classification for lists, slips, pages and statistics.

The classes are those of ``working_time.outcome`` (working time, section 7). A dossier that ended without a
result is none of them: it stands in a group of its own, the reports' *not resolved* (section 8.3), whatever
the day. The date is ``due_legal``: moved by pauses, never by a new appointment, so that an apology makes
nobody punctual (section 6). Nothing else in the house compares the end of a dossier with its due date.
"""

from datetime import datetime
from enum import StrEnum

from forms.messages import Message, message
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import Status
from processes.domain.working_time import Outcome, outcome


class Ending(StrEnum):
    """Ended without a result: neither early nor late."""

    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    """By the applicant before intake; no report counts it (section 8.1: only what had been accepted)."""


Standing = Outcome | Ending

ENDINGS: dict[str, Ending] = {
    Status.REFUSED: Ending.REFUSED,
    Status.WITHDRAWN: Ending.WITHDRAWN,
    Status.STOPPED: Ending.STOPPED,
    Status.CANCELLED_BY_APPLICANT: Ending.CANCELLED,
}
RESOLVED = (Outcome.EARLY, Outcome.ON_TIME, Outcome.OVERDUE)
"""With a result, early, on its day, or late. One without a due date has a result and none of these."""

WORDS: dict[Standing, Message] = {
    Outcome.EARLY: message("Xong trước hạn"),
    Outcome.ON_TIME: message("Xong đúng hạn"),
    Outcome.OVERDUE: message("Xong quá hạn"),
    Outcome.IN_TIME: message("Đang trong hạn"),
    Outcome.OVERDUE_OPEN: message("Đang quá hạn"),
    Outcome.PAUSED: message("Tạm dừng"),
    Outcome.NO_DUE: message("Không có hạn"),
    Ending.REFUSED: message("Không tiếp nhận"),
    Ending.WITHDRAWN: message("Đã rút"),
    Ending.STOPPED: message("Dừng xử lý"),
    Ending.CANCELLED: message("Người nộp đã hủy"),
}
"""What each class is called, everywhere. *Xong* is when the result was ready, not when it was collected."""


def how_it_stands(dossier: Dossier, now: datetime) -> Standing:
    """The class of a dossier now."""
    return how_it_stood(dossier, now, dossier.is_paused)


def how_it_stood(dossier: Dossier, at: datetime, paused: bool) -> Standing:
    """The class as it was at ``at``, such as the last moment of a month; ``paused`` says whether a pause was
    open then.

    What came later is not looked at, with one exception that changes nothing: later pauses have moved
    ``due_legal``. They only move a date that had not passed when they began, so what was in time at ``at``
    stays in time, and what was late stays late.
    """
    end = dossier.finished_at
    if end is not None and end > at:
        end = None
    if end is not None and dossier.status in ENDINGS:
        return ENDINGS[dossier.status]
    return outcome(end, counting_date(dossier), at, paused)


def counting_date(dossier: Dossier) -> datetime | None:
    """The due date that counts."""
    return dossier.due_legal or dossier.due_original


def kept(
    dossier: Dossier, at: datetime, paused_since: datetime | None, asked: int, for_supplement: bool = True
) -> bool | None:
    """Whether the dossier counts as on time or in time in the share of section 8.1; None: it does not count.

    The end is that of the dossier, with a result or without; else the beginning of the open pause; else
    ``at``. While the applicant has not answered a request, more than one (``asked``) counts as overdue. The
    date already contains the pauses, so they are not taken off once more. Nothing was promised where there
    is no date: such a dossier is left out.
    """
    due = counting_date(dossier)
    if due is None:
        return None
    ended = dossier.finished_at is not None and dossier.finished_at <= at
    if not ended and paused_since is not None and for_supplement and asked > 1:
        return False
    end = dossier.finished_at if ended else paused_since or at
    return outcome(end, due, at) is not Outcome.OVERDUE
