"""The practice bank: our own payment page for demonstrations and tests. No money moves."""

import secrets

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.gateways.payments.port import NotificationRefused
from app.gateways.payments.sandbox import CANCELLED, NOT_ENOUGH_MONEY, OUTCOMES, SUCCESS, SandboxPayments
from app.queries.views_filing import PaymentPage
from app.services import services
from app.web.entry import anybody
from app.web.payment.asking import here
from app.web.payment.blueprint import payment
from app.web.payment.notification import receive
from processes.domain.errors import NotFound


def _bank() -> SandboxPayments:
    """The practice bank, which exists only in the demo: elsewhere it would let people pay without money."""
    gateway = services().payments
    if not isinstance(gateway, SandboxPayments) or not services().settings.allows_demo:
        raise NotFound
    return gateway


@payment.get("/thanh-toan/thu")
@anybody
def sandbox() -> str:
    """What is asked, and the ways it may end."""
    try:
        asked = _bank().asked(request.args.to_dict())
    except NotificationRefused as refused:
        raise BadRequest from refused
    view = PaymentPage(
        amount=asked.amount,
        payee=gettext("Kho bạc Nhà nước"),
        purpose=asked.order_info,
        reference=asked.reference,
        pay_url=_ending(SUCCESS),
        cancel_url=_ending(CANCELLED),
        poor_url=_ending(NOT_ENOUGH_MONEY),
    )
    return render_template("citizen/payment.html", view=view)


@payment.post("/thanh-toan/thu/<outcome>")
@anybody
def sandbox_ends(outcome: str) -> Response:
    """Tell our own desk as the provider would, then send the browser back, which changes nothing."""
    bank, params = _bank(), request.args.to_dict()
    if outcome not in OUTCOMES:
        raise NotFound
    number = str(10**7 + secrets.randbelow(9 * 10**7))
    try:
        back = bank.asked(params).return_url
        said = bank.sandbox_notification(params, outcome, number, services().clock())
    except NotificationRefused as refused:
        raise BadRequest from refused
    receive(said)
    return redirect(f"{here(back)}?{_query(said)}")


def _ending(outcome: str) -> str:
    return url_for("payment.sandbox_ends", outcome=outcome, **request.args.to_dict())


def _query(said: dict[str, str]) -> str:
    address = url_for("payment.back", **said)
    return address.partition("?")[2]
