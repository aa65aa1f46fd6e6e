"""The table of moves: the only ways in which a dossier's status changes (statuses, section 4).

A diagram names moves, it never sets a status. ``T-nn`` is the number of the transition in the domain
reference; moves without one are named by the design.
"""

from dataclasses import dataclass

from processes.domain.dossier.statuses import BEFORE_INTAKE, ENDED, IN_PROCESS, UNDER_WAY, Status

KEEP = None


@dataclass(frozen=True)
class Move:
    """A legal change of status and what comes with it.

    ``target`` None keeps the status; ``clock`` is the effect on the processing clock: ``start``, ``pause``,
    ``resume``, ``end``, ``suspend`` and ``go_on`` (the whole run stands still meanwhile) or None; ``slip``
    is the kind of slip it draws up; ``notice`` the kind of notification.
    """

    name: str
    transition: str
    sources: frozenset[Status]
    target: Status | None
    clock: str | None = None
    slip: str | None = None
    notice: str | None = None


def _from(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


_AFTER_INTAKE = IN_PROCESS | _from(Status.ACCEPTED)
_WAITING_AFTER_INTAKE = _from(Status.SUPPLEMENT_REQUESTED, Status.WAITING_FINANCIAL_OBLIGATION)
_S = Status
_TAKES_FEES = _AFTER_INTAKE | _from(_S.SUBMITTED, _S.RESULT_READY)

_ALL = (
    Move("submit", "T-02", _from(_S.DRAFT), _S.SUBMITTED, notice="submitted"),
    Move("submit_at_desk", "T-03", _from(_S.DRAFT), _S.SUBMITTED),
    Move("update_submitted", "T-04", _from(_S.SUBMITTED), KEEP),
    Move("cancel_submitted", "T-05", BEFORE_INTAKE, _S.CANCELLED_BY_APPLICANT, notice="cancelled"),
    Move(
        "ask_payment_before_intake",
        "T-06",
        _from(_S.SUBMITTED),
        _S.WAITING_FEE_BEFORE_INTAKE,
        notice="payment_asked",
    ),
    Move("settle_payment_before_intake", "T-07", _from(_S.WAITING_FEE_BEFORE_INTAKE), _S.SUBMITTED),
    Move("accept", "T-09", _from(_S.SUBMITTED), _S.ACCEPTED, "start", "receipt_slip", "accepted"),
    Move(
        "refuse",
        "T-10",
        _from(_S.SUBMITTED, _S.INTAKE_SUPPLEMENT, _S.WAITING_FEE_BEFORE_INTAKE),
        _S.REFUSED,
        None,
        "refusal_slip",
        "refused",
    ),
    Move(
        "ask_supplement_intake",
        "T-11",
        _from(_S.SUBMITTED),
        _S.INTAKE_SUPPLEMENT,
        None,
        "supplement_slip",
        "supplement_asked",
    ),
    Move("complete_supplement_intake", "T-12", _from(_S.INTAKE_SUPPLEMENT), _S.SUBMITTED),
    Move("transfer", "T-14", _from(_S.ACCEPTED), _S.IN_PROCESS),
    Move("request_opinion", "T-16", _from(_S.IN_PROCESS), _S.WAITING_COORDINATION),
    Move("answer_opinion", "T-17", _from(_S.WAITING_COORDINATION), _S.IN_PROCESS),
    Move(
        "ask_supplement",
        "T-18",
        _from(_S.IN_PROCESS),
        _S.SUPPLEMENT_REQUESTED,
        "pause",
        "supplement_slip",
        "supplement_asked",
    ),
    Move("complete_supplement", "T-19", _from(_S.SUPPLEMENT_REQUESTED), _S.IN_PROCESS, "resume"),
    Move("extend_supplement", "T-13", _from(_S.SUPPLEMENT_REQUESTED, _S.INTAKE_SUPPLEMENT), KEEP),
    Move(
        "ask_payment",
        "T-20",
        _from(_S.IN_PROCESS),
        _S.WAITING_FINANCIAL_OBLIGATION,
        "pause",
        None,
        "payment_asked",
    ),
    Move("settle_payment", "T-07", _from(_S.WAITING_FINANCIAL_OBLIGATION), _S.IN_PROCESS, "resume"),
    Move(
        "ask_confirmation",
        "T-21",
        _from(_S.IN_PROCESS),
        _S.WAITING_APPLICANT_CONFIRMATION,
        "pause",
        None,
        "confirmation_asked",
    ),
    Move("answer_confirmation", "T-21", _from(_S.WAITING_APPLICANT_CONFIRMATION), _S.IN_PROCESS, "resume"),
    Move("submit_for_approval", "T-22", _from(_S.IN_PROCESS), _S.WAITING_APPROVAL),
    Move("send_back", "T-23", _from(_S.WAITING_APPROVAL), _S.IN_PROCESS),
    Move("approve", "T-24", _from(_S.WAITING_APPROVAL), _S.WAITING_CLERK),
    Move("issue", "T-25", _from(_S.WAITING_CLERK), _S.RESULT_READY, "end"),
    Move("refuse_in_writing", "T-26", _from(_S.WAITING_CLERK), _S.RESULT_READY, "end"),
    Move("confirm_result", "T-27", _from(_S.RESULT_READY), KEEP, None, None, "result_available"),
    Move("collect_fee", "T-28", _TAKES_FEES, KEEP),
    Move("exempt_fee", "T-28", _TAKES_FEES, KEEP),
    Move("return_result", "T-29", _from(_S.RESULT_READY), _S.RETURNED, None, None, "returned"),
    Move("ask_withdrawal", "T-30", _AFTER_INTAKE | _WAITING_AFTER_INTAKE, _S.WITHDRAW_REQUESTED, "suspend"),
    Move(
        "accept_withdrawal",
        "T-31",
        _from(_S.WITHDRAW_REQUESTED),
        _S.WITHDRAWN,
        "end",
        "stop_notice",
        "withdrawn",
    ),
    Move(
        "refuse_withdrawal",
        "T-32",
        _from(_S.WITHDRAW_REQUESTED),
        KEEP,
        "go_on",
        None,
        "withdrawal_refused",
    ),
    Move(
        "stop",
        "T-33",
        _AFTER_INTAKE | _WAITING_AFTER_INTAKE,
        _S.STOPPED,
        "end",
        "stop_notice",
        "stopped",
    ),
    Move("apologise", "T-34", _AFTER_INTAKE, KEEP, None, "apology_slip", "apology"),
    Move("force_step", "T-37", UNDER_WAY, KEEP),
    Move("archive", "T-35", ENDED, KEEP),
)

MOVES: dict[str, Move] = {move.name: move for move in _ALL}
"""Every move by name."""
