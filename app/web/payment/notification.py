"""The provider's word on a payment, server to server: signature, reference, amount, then once (C-40).

The provider's protocol calls by GET; it is the one GET that changes something, and only with its signature.
"""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from flask import jsonify, request
from werkzeug.wrappers import Response

from app.gateways.payments.port import Answer, NotificationRefused, PaymentResult, answer_to
from app.persistence.transaction import ActionBroke
from app.queries.filing_payment import KnownPayment, known_payment
from app.services import services
from app.web.entry import anybody
from app.web.guards import csrf
from app.web.payment.blueprint import payment
from processes.actions.refusals import AmountDiffers
from processes.actions.submission import ConfirmPayment, confirm_payment
from processes.actions.unmatched_money import UnmatchedMoney, report_unmatched_money
from processes.domain.access import SYSTEM
from processes.domain.errors import NotFound


@payment.route("/thanh-toan/xac-nhan", methods=["GET", "POST"])
@csrf.exempt
@anybody
def notified() -> Response:
    """Answer the provider in its own words."""
    return jsonify(receive(request.values.to_dict()).body())


def receive(params: Mapping[str, str]) -> Answer:
    """Take a notification: nothing is recorded unless every check passes; repeated, nothing changes."""
    try:
        result = services().payments.verify_notification(params)
    except NotificationRefused as refused:
        return refused.answer
    answer = _compare(result, known_payment(result.reference))
    if answer is Answer.CONFIRMED:
        answer = _record(result)
    if result.paid and answer in (Answer.NOT_FOUND, Answer.WRONG_AMOUNT):
        _keep_for_reconciliation(result)
    return answer


def _compare(result: PaymentResult, known: KnownPayment | None) -> Answer:
    """A failure is known once it was told; a payment that succeeds after all is still recorded."""
    if known is None:
        return answer_to(result, None, False)
    told = known.settled or (known.status == "failed" and not result.paid)
    return answer_to(result, int(known.amount), told)


def _keep_for_reconciliation(result: PaymentResult) -> None:
    """Somebody's money has come and has no place: an incident tells administrators."""
    money = UnmatchedMoney(result.reference, Decimal(result.amount), result.transaction_no)
    with suppress(ActionBroke):
        services().transactions.perform(report_unmatched_money, SYSTEM, money)


def _command(result: PaymentResult) -> ConfirmPayment:
    return ConfirmPayment(
        result.reference, Decimal(result.amount), result.paid, result.transaction_no, result.provider_code
    )


def _record(result: PaymentResult) -> Answer:
    try:
        said = services().transactions.perform(confirm_payment, SYSTEM, _command(result))
    except NotFound:
        return Answer.NOT_FOUND
    except AmountDiffers:
        return Answer.WRONG_AMOUNT
    except ActionBroke:
        return Answer.FAULT
    return Answer.ALREADY_CONFIRMED if said == "already" else Answer.CONFIRMED
