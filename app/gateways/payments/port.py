"""What the product needs from a payment provider."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol


@dataclass(frozen=True)
class PaymentRequest:
    """One attempt to pay. ``reference`` is unique per attempt, ``amount`` in whole units of ``currency``.

    ``return_url`` takes the payer's browser back and changes nothing; ``notify_url`` takes the provider's
    word (some providers keep it in the contract and ignore it here). Both moments know their time zone.
    """

    reference: str
    amount: int
    currency: str
    order_info: str
    return_url: str
    notify_url: str
    client_ip: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class PaymentResult:
    """What a notification says, once its signature is right. ``amount`` in whole VND."""

    reference: str
    amount: int
    paid: bool
    provider_code: str
    transaction_no: str


class Answer(Enum):
    """What a notification is answered with: the code and the words the provider expects."""

    CONFIRMED = ("00", "Confirm Success")
    NOT_FOUND = ("01", "Order not found")
    ALREADY_CONFIRMED = ("02", "Order already confirmed")
    WRONG_AMOUNT = ("04", "Invalid amount")
    BAD_SIGNATURE = ("97", "Invalid signature")
    FAULT = ("99", "Unknown error")

    def body(self) -> dict[str, str]:
        """The JSON object to answer with."""
        code, words = self.value
        return {"RspCode": code, "Message": words}


class NotificationRefused(Exception):
    """The notification cannot be used; ``answer`` is what the provider is told."""

    answer = Answer.FAULT


class BadSignature(NotificationRefused):
    """Not from the provider, or altered on its way."""

    answer = Answer.BAD_SIGNATURE


class BadAmount(NotificationRefused):
    """Signed, but the amount is no whole number of đồng."""

    answer = Answer.WRONG_AMOUNT


class NotOurs(NotificationRefused):
    """Well signed, but no word on a payment to us: another shop's, or our own request sent back."""

    answer = Answer.NOT_FOUND


class PaymentGateway(Protocol):
    """A provider the payer is sent to."""

    def start(self, request: PaymentRequest) -> str:
        """The address to send the payer's browser to. Raises ValueError for a request it cannot carry."""
        ...

    def verify_notification(self, params: Mapping[str, str]) -> PaymentResult:
        """Read a notification (or the parameters of a return). Raises :class:`NotificationRefused`."""
        ...


def answer_to(result: PaymentResult, expected_amount: int | None, confirmed: bool) -> Answer:
    """Check a verified notification against our request, in the order the provider asks for.

    ``expected_amount`` is None when no such request exists; ``confirmed`` when its outcome is known.
    Only :attr:`Answer.CONFIRMED` permits recording the outcome, whether paid or failed.
    """
    if expected_amount is None:
        return Answer.NOT_FOUND
    if result.amount != expected_amount:
        return Answer.WRONG_AMOUNT
    return Answer.ALREADY_CONFIRMED if confirmed else Answer.CONFIRMED
