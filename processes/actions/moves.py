"""Performing a move: the only place where a dossier's status changes."""

from collections.abc import Callable
from datetime import datetime

from processes.actions.case import CaseInHand
from processes.actions.clocks import (
    end_processing,
    pause_processing,
    restart_intake_timers,
    resume_processing,
    start_processing,
    task_due,
    update_intake,
)
from processes.actions.fees_taken import BEFORE_INTAKE_FEES, require_settled
from processes.actions.intake_clock import follow_intake
from processes.actions.notices import notify_applicant
from processes.actions.numbering import give_code
from processes.actions.refusals import MoveNotAllowed
from processes.actions.rescheduling import reschedule
from processes.actions.slips import draw_up
from processes.actions.suspension import go_on, suspend
from processes.domain.dossier.moves import MOVES, Move
from processes.domain.dossier.records import Slip


def perform_move(case: CaseInHand, name: str) -> None:
    """Change the status as the table says, with its effects on clocks, its slip and its notice.

    Raises MoveNotAllowed when the table has no such move from the present status.
    """
    move, dossier = MOVES[name], case.dossier
    if dossier.status not in move.sources:
        raise MoveNotAllowed
    before, due_before = dossier.status, dossier.due_current
    if move.clock == "suspend":
        dossier.previous_status = str(before)
    if move.target is not None:
        dossier.status = move.target
    follow_intake(case, str(before), name)
    _run_clock(case, move)
    if effect := EFFECTS.get(name):
        effect(case)
    case.note("moved", move=name, before=str(before), after=str(dossier.status), reason=case.reason)
    note_new_due(case, due_before, name)
    kind = _slip_of(case, move)
    slip = draw_up(case, kind) if kind else None
    if move.notice:
        notify_applicant(case, move.notice, **_told_by(slip, case.reason), **_asked(case, name))


def _slip_of(case: CaseInHand, move: Move) -> str | None:
    """The slip of a move; a result handed over at the desk is acknowledged with two signatures."""
    if move.name == "return_result" and case.dossier.result_form == "desk":
        return "return_receipt"
    return move.slip


def _asked(case: CaseInHand, name: str) -> dict[str, str | None]:
    """Until when a draft may be answered: the deadline of the task that ends this waiting (T-21)."""
    if name != "ask_confirmation":
        return {}
    ending = [
        task
        for task in case.main.facts.tasks.values()
        if any(outcome.move == "answer_confirmation" for outcome in task.outcomes)
    ]
    until = task_due(case, ending[0].deadline)[0] if ending else None
    return {"until": until.isoformat() if until else None}


def _told_by(slip: Slip | None, reason: str) -> dict[str, str | None]:
    """What the message takes from its slip: the number, until when to answer, and the reason also where it
    was said of a paper."""
    if slip is None:
        return {"slip": None, "reason": reason}
    until = slip.data.get("supplement_due_at")
    return {"slip": slip.number, "reason": slip.data.get("reason", reason), "until": until}


def _run_clock(case: CaseInHand, move: Move) -> None:
    if move.clock == "start":
        start_processing(case)
    elif move.clock == "pause":
        pause_processing(case, move.name)
    elif move.clock == "resume":
        resume_processing(case)
    elif move.clock == "end":
        end_processing(case)
    elif move.clock == "suspend":
        suspend(case)
    elif move.clock == "go_on":
        go_on(case)


def note_new_due(case: CaseInHand, before: datetime | None, why: str) -> None:
    """Write down that the promised date has moved from ``before``, and the move ``why``."""
    due = case.dossier.due_current
    if before is not None and due != before:
        after = due.isoformat() if due else None
        case.note("due_changed", before=before.isoformat(), after=after, why=why)


def _count_round(case: CaseInHand) -> None:
    case.dossier.supplement_rounds += 1


def _close_unaccepted(case: CaseInHand) -> None:
    case.dossier.finished_at = case.world.now


def _result_ready(case: CaseInHand) -> None:
    case.dossier.delivery_status = "ready"


def _accepted(case: CaseInHand) -> None:
    """A fee before intake gates the intake (R-05); a dossier of the desk gets its code here."""
    require_settled(case, BEFORE_INTAKE_FEES)
    give_code(case)


def _returned(case: CaseInHand) -> None:
    require_settled(case)
    case.dossier.returned_at = case.world.now
    case.dossier.delivery_status = "delivered"


def _withdrawn(case: CaseInHand) -> None:
    """Money is settled before the dossier is closed: what may be refunded becomes due for refund (T-31)."""
    refundable = any(fee.refundable for fee in case.facts.profile.fees)
    if case.dossier.finance_status == "paid" and refundable:
        case.dossier.finance_status = "refund_due"


def _archived(case: CaseInHand) -> None:
    case.dossier.archived = True


EFFECTS: dict[str, Callable[[CaseInHand], None]] = {
    "ask_supplement_intake": _count_round,
    "ask_supplement": _count_round,
    "complete_supplement_intake": restart_intake_timers,
    "settle_payment_before_intake": restart_intake_timers,
    "update_submitted": update_intake,
    "accept": _accepted,
    "refuse": _close_unaccepted,
    "cancel_submitted": _close_unaccepted,
    "confirm_result": _result_ready,
    "return_result": _returned,
    "accept_withdrawal": _withdrawn,
    "apologise": reschedule,
    "archive": _archived,
}
"""What a move does besides status and clock."""
