"""One classification and one light for lists, slips, reports and the national export (§6 and §7)."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from processes.domain.working_time.instants import VIETNAM, instant_of, minute_of

NEAR_DUE = 0.8
"""The share of the allowed working time after which a dossier is near due, unless it is set otherwise."""


class Outcome(StrEnum):
    """How a dossier stands to its due date."""

    EARLY = "early"
    ON_TIME = "on_time"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    OVERDUE_OPEN = "overdue_open"
    PAUSED = "paused"
    NO_DUE = "no_due"


class Light(StrEnum):
    """The traffic light: green, yellow, red, and two kinds of grey."""

    IN_TIME = "in_time"
    NEAR_DUE = "near_due"
    OVERDUE = "overdue"
    PAUSED = "paused"
    NO_DUE = "no_due"


def outcome(
    end: datetime | None, due: datetime | None, now: datetime, paused: bool = False, zone: ZoneInfo = VIETNAM
) -> Outcome:
    """The class of a dossier (§7). ``end`` is when the result was ready, not when it was collected.

    ``due`` contains pauses but not rescheduling (§6); ``paused`` says whether a pause is open and is only
    looked at without ``end``. Dates are those of ``zone``; seconds are cut off, as in the due date itself.
    """
    if end is None and paused:
        return Outcome.PAUSED
    if due is None:
        return Outcome.NO_DUE
    promised = instant_of(minute_of(due, zone), zone)
    if end is None:
        late = minute_of(now, zone) > minute_of(due, zone)
        return Outcome.OVERDUE_OPEN if late else Outcome.IN_TIME
    finished = instant_of(minute_of(end, zone), zone)
    if finished > promised:
        return Outcome.OVERDUE
    return Outcome.EARLY if finished.date() < promised.date() else Outcome.ON_TIME


def light(
    now: datetime,
    due: datetime | None,
    used_minutes: int = 0,
    allowed_minutes: int | None = None,
    paused: bool = False,
    threshold: float = NEAR_DUE,
) -> Light:
    """The light of a clock that has not ended (§6).

    Near due from ``threshold`` of the allowed working time on, that share included; a threshold is exact to
    a thousandth. Without ``allowed_minutes`` nothing is ever near due.
    """
    if paused:
        return Light.PAUSED
    if due is None:
        return Light.NO_DUE
    if minute_of(now, VIETNAM) > minute_of(due, VIETNAM):
        return Light.OVERDUE
    near = allowed_minutes and used_minutes * 1000 >= round(threshold * 1000) * allowed_minutes
    return Light.NEAR_DUE if near else Light.IN_TIME
