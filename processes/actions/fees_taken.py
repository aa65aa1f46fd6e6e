"""Money taken at the desk: counted at that moment, with a receipt (T-28, R-13, D-02)."""

from collections.abc import Collection
from decimal import Decimal

from forms.messages import message
from processes.actions.case import CaseInHand
from processes.actions.fees_charged import fees_charged
from processes.actions.slips import draw_up
from processes.domain.dossier.codes import payment_reference
from processes.domain.dossier.records import Payment
from processes.domain.errors import Refusal
from processes.domain.procedure import Outcome, TaskNode
from processes.domain.procedure.fee_lines import FeeLine

METHODS = ("cash", "transfer")
SETTLED = ("paid", "exempt")
BEFORE_INTAKE_FEES = ("before_intake",)
BEFORE_RETURN = ("after_intake", "before_return")
"""Moments whose fees are settled before the result is given out."""


class FeeNotSettled(Refusal):
    """The result may not be given out before its fee was paid or exempted (R-13, D-02)."""

    text = message("Hồ sơ còn phí, lệ phí chưa thu. Thu phí, hoặc ghi nhận miễn thu kèm lý do, rồi làm tiếp.")


class FeeAlreadyPaid(Refusal):
    """Money that was taken cannot be written down as exempted."""

    text = message("Phí, lệ phí này đã thu và đã có biên lai nên không ghi miễn thu được. Chọn đã thu phí.")


def settle_fee(case: CaseInHand, node: TaskNode, outcome: Outcome | None, note: str) -> None:
    """What the outcome of a task that takes fees does with the money; another task does nothing."""
    if node.kind != "fee" or node.timing is None or outcome is None:
        return
    if outcome.move == "collect_fee":
        kept = case.answers.get(node.form or "")
        said = kept.values if kept else {}
        take_fees(case, node.timing, str(said.get("method")), str(said.get("transfer_reference") or ""))
    elif outcome.move == "exempt_fee":
        exempt_fees(case, node.timing, note)


def take_fees(case: CaseInHand, timing: str, method: str, transfer: str = "") -> Payment | None:
    """The fees of ``timing`` are paid at the desk; None where nothing is to be paid.

    Raises FeeNotCountable where the application lacks a number.
    """
    if not (lines := fees_charged(case, timing)):
        return None
    if taken := _taken(case, timing, "paid"):
        # A dossier that was put back comes by its till again: the money is taken once.
        return taken
    payment = _payment(case, timing, lines, "paid")
    payment.method = method if method in METHODS else METHODS[0]
    payment.paid_at, payment.transaction_no = case.world.now, transfer[:60] or None
    case.world.add(payment)
    case.world.flush()
    case.dossier.finance_status = "paid"
    slip = draw_up(case, "fee_receipt")
    payment.receipt_number = slip.number
    case.note("fee_collected", amount=str(payment.amount), method=payment.method, receipt=slip.number)
    return payment


def exempt_fees(case: CaseInHand, timing: str, reason: str) -> None:
    """Nothing is taken of the fees of ``timing``; the reason stands with the amount that was due.

    Raises FeeAlreadyPaid.
    """
    lines = fees_charged(case, timing)
    if _taken(case, timing, "paid"):
        raise FeeAlreadyPaid
    if not lines or _taken(case, timing, "exempt"):
        return
    payment = _payment(case, timing, lines, "exempt")
    payment.note = reason.strip()[:1000]
    case.world.add(payment)
    if case.dossier.finance_status != "paid":
        case.dossier.finance_status = "exempt"
    case.note("fee_exempted", amount=str(payment.amount), reason=payment.note)


def require_settled(case: CaseInHand, timings: Collection[str] = BEFORE_RETURN) -> None:
    """Raises FeeNotSettled while a fee of ``timings`` is neither paid nor exempted."""
    asked = {fee.timing for fee in case.facts.profile.fees if fee.timing in timings}
    if not asked:
        return
    settled = {p.timing for p in case.world.payments(case.dossier.id) if p.status in SETTLED}
    if any(fees_charged(case, timing) for timing in asked - settled):
        raise FeeNotSettled


def _taken(case: CaseInHand, timing: str, status: str) -> Payment | None:
    payments = case.world.payments(case.dossier.id)
    return next((paid for paid in payments if (paid.timing, paid.status) == (timing, status)), None)


def _payment(case: CaseInHand, timing: str, lines: list[FeeLine], status: str) -> Payment:
    world = case.world
    return Payment(
        id=world.new_id(),
        dossier_id=case.dossier.id,
        reference=payment_reference(world.new_id(), world.now),
        amount=sum((line.amount for line in lines), Decimal(0)),
        timing=timing,
        created_at=world.now,
        status=status,
        items=[line.as_item() for line in lines],
        method=METHODS[0],
        collected_by=case.actor.id,
    )
