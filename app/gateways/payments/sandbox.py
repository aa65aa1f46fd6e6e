"""A provider of our own for demonstrations and tests: VNPay's protocol, our address.

The product serves the payment page itself: the page reads its query with :meth:`SandboxPayments.asked`,
offers the outcomes, and sends what :meth:`SandboxPayments.sandbox_notification` builds to the same address
that takes the real provider's word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.gateways.payments.port import NotificationRefused
from app.gateways.payments.signing import SIGNATURE, check_signature, signature
from app.gateways.payments.vnpay import PAID, VnpayGateway, VnpaySettings, stamp, whole_dong

SUCCESS = "00"
CANCELLED = "24"
NOT_ENOUGH_MONEY = "51"
OUTCOMES = (SUCCESS, CANCELLED, NOT_ENOUGH_MONEY)
"""Response codes the sandbox's page can give; only the first means paid."""

_STATUS_FAILED = "02"


@dataclass(frozen=True)
class AskedPayment:
    """What the payment page shows. ``amount`` in whole VND."""

    reference: str
    amount: int
    order_info: str
    return_url: str
    created_at: str
    expires_at: str


class SandboxPayments(VnpayGateway):
    """VNPay in every byte but the address; ``page_url`` is our own payment page."""

    def __init__(self, page_url: str, secret: str, shop: str = "SANDBOX1") -> None:
        super().__init__(VnpaySettings(page_url, shop, secret))

    def asked(self, params: Mapping[str, str]) -> AskedPayment:
        """What the query of the payment page asks for. Raises :class:`NotificationRefused`."""
        check_signature(self._settings.secret, params)
        if params.get("vnp_Command") != "pay":
            raise NotificationRefused("the parameters do not ask for a payment")
        return AskedPayment(
            reference=params.get("vnp_TxnRef", ""),
            amount=whole_dong(params.get("vnp_Amount", "")),
            order_info=params.get("vnp_OrderInfo", ""),
            return_url=params.get("vnp_ReturnUrl", ""),
            created_at=params.get("vnp_CreateDate", ""),
            expires_at=params.get("vnp_ExpireDate", ""),
        )

    def sandbox_notification(
        self, params: Mapping[str, str], outcome: str, transaction_no: str, paid_at: datetime
    ) -> dict[str, str]:
        """The signed notification for the payment asked for by ``params``, the page's own query.

        ``outcome`` is a response code of :data:`OUTCOMES`. Raises
        :class:`~app.gateways.payments.port.BadSignature` when ``params`` are not ours, so that the page
        cannot be made to sign anything else.
        """
        asked = self.asked(params)
        said = {
            "vnp_Amount": str(asked.amount * 100),
            "vnp_BankCode": "NCB",
            "vnp_CardType": "ATM",
            "vnp_OrderInfo": asked.order_info,
            "vnp_PayDate": stamp(paid_at),
            "vnp_ResponseCode": outcome,
            "vnp_TmnCode": self._settings.tmn_code,
            "vnp_TransactionNo": transaction_no if outcome == PAID else "0",
            "vnp_TransactionStatus": PAID if outcome == PAID else _STATUS_FAILED,
            "vnp_TxnRef": asked.reference,
        }
        return said | {SIGNATURE: signature(self._settings.secret, said)}
