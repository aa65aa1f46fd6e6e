"""Sending an applicant to the payment page."""

from flask import url_for
from flask_babel import gettext

from app.gateways.payments.closed import NoPayments
from app.gateways.payments.port import PaymentRequest
from app.services import services
from processes.actions.drafts import PAYMENT_WINDOW
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.records import Payment


def takes_payments() -> bool:
    """Whether a fee can be paid online at all in this installation."""
    return not isinstance(services().payments, NoPayments)


def payment_page_url(dossier: Dossier, payment: Payment, client_ip: str) -> str:
    """The address of the provider's page that asks for ``payment``."""
    at_hand = services()
    now, site = at_hand.clock(), at_hand.settings.public_url
    asked = PaymentRequest(
        reference=payment.reference,
        amount=int(payment.amount),
        currency=payment.currency,
        order_info=gettext("Lệ phí hồ sơ %(name)s", name=dossier.submitter_name),
        return_url=site + url_for("payment.back"),
        notify_url=site + url_for("payment.notified"),
        client_ip=client_ip,
        created_at=now,
        expires_at=payment.created_at + PAYMENT_WINDOW,
    )
    return here(at_hand.payments.start(asked))


def here(address: str) -> str:
    """An address of this very site without its host: the browser may know us by another name.

    The security policy lets a form lead to this site only; with another host the practice bank would be
    refused.
    """
    site = services().settings.public_url
    return address.removeprefix(site) if address.startswith(f"{site}/") else address
