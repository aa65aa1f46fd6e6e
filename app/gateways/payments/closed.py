"""No provider at all: nobody can pay online here."""

from collections.abc import Mapping

from app.gateways.payments.port import NotificationRefused, PaymentRequest, PaymentResult


class NoPayments:
    """Starts no payment and believes no notification."""

    def start(self, request: PaymentRequest) -> str:
        raise ValueError("no payment provider is set up")

    def verify_notification(self, params: Mapping[str, str]) -> PaymentResult:
        raise NotificationRefused("no payment provider is set up")
