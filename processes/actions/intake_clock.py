"""The clock of intake: the desk answers within eight working hours (R-08; decree 45/2020, art. 11).

It runs while a dossier is *submitted*: from a sending, a supplement or a payment made before intake, and anew
from an update of the applicant, until the desk has accepted, refused, or asked for something.
"""

from processes.actions.case import CaseInHand
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import IntakeClock

INTAKE_MINUTES = 8 * 60
"""Working minutes of the receiving unit's calendar."""
UPDATED = "update"
"""What ended a run of the clock that the applicant's own update started anew."""


def follow_intake(case: CaseInHand, before: str, by: str) -> None:
    """Start or end the clock when the move ``by`` entered or left the status *submitted*."""
    waits, waited = case.dossier.status == Status.SUBMITTED, before == Status.SUBMITTED
    if waits and not waited:
        _start(case)
    elif waited and not waits:
        _end(case, by)


def begin_intake_anew(case: CaseInHand) -> None:
    """The applicant has changed the dossier: the desk has its eight hours again (Q13)."""
    _end(case, UPDATED)
    _start(case)


def open_intake(case: CaseInHand) -> IntakeClock | None:
    """The run of the clock that nobody has ended yet."""
    return next((clock for clock in case.intake_clocks if clock.ended_at is None), None)


def _start(case: CaseInHand) -> None:
    now = case.world.now
    due = case.calendar.add(now, INTAKE_MINUTES)
    clock = IntakeClock(case.world.new_id(), case.dossier.id, now, INTAKE_MINUTES, due)
    case.world.add(clock)
    case.intake_clocks.append(clock)


def _end(case: CaseInHand, by: str) -> None:
    clock = open_intake(case)
    if clock is not None:
        clock.ended_at, clock.ended_by = case.world.now, by
