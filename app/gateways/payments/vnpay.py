"""VNPay 2.1.0, payment by redirect."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from app.gateways.payments.port import BadAmount, NotOurs, PaymentRequest, PaymentResult
from app.gateways.payments.signing import check_signature, signed_query
from app.gateways.plain_letters import plain_letters

VERSION = "2.1.0"
CURRENCY = "VND"
PAID = "00"
_SPECIAL = re.compile(r"[^A-Za-z0-9 .,:_-]+")
_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class VnpaySettings:
    """``pay_url`` is the provider's page, ``tmn_code`` and ``secret`` come with the contract."""

    pay_url: str
    tmn_code: str
    secret: str

    def __repr__(self) -> str:
        return f"VnpaySettings(pay_url={self.pay_url!r}, tmn_code={self.tmn_code!r})"


class VnpayGateway:
    """A payment gateway by redirect; VNPay keeps the address for notifications in the contract."""

    def __init__(self, settings: VnpaySettings) -> None:
        self._settings = settings

    def start(self, request: PaymentRequest) -> str:
        if request.currency != CURRENCY or request.amount <= 0:
            raise ValueError(f"cannot ask for {request.amount} {request.currency}: only positive VND")
        query = signed_query(self._settings.secret, self._asked(request))
        return f"{self._settings.pay_url}?{query}"

    def verify_notification(self, params: Mapping[str, str]) -> PaymentResult:
        check_signature(self._settings.secret, params)
        codes = (params.get("vnp_ResponseCode", ""), params.get("vnp_TransactionStatus", ""))
        if params.get("vnp_TmnCode") != self._settings.tmn_code or not all(codes):
            raise NotOurs("no word on a payment to this shop")
        return PaymentResult(
            reference=params.get("vnp_TxnRef", ""),
            amount=whole_dong(params.get("vnp_Amount", "")),
            paid=codes == (PAID, PAID),
            provider_code=codes[0],
            transaction_no=params.get("vnp_TransactionNo", ""),
        )

    def _asked(self, request: PaymentRequest) -> dict[str, str]:
        return {
            "vnp_Version": VERSION,
            "vnp_Command": "pay",
            "vnp_TmnCode": self._settings.tmn_code,
            "vnp_Amount": str(request.amount * 100),
            "vnp_CurrCode": request.currency,
            "vnp_TxnRef": request.reference,
            "vnp_OrderInfo": _order_info(request.order_info),
            "vnp_OrderType": "other",
            "vnp_Locale": "vn",
            "vnp_ReturnUrl": request.return_url,
            "vnp_IpAddr": request.client_ip,
            "vnp_CreateDate": stamp(request.created_at),
            "vnp_ExpireDate": stamp(request.expires_at),
        }


def _order_info(text: str) -> str:
    """VNPay takes neither diacritics nor special characters here."""
    return " ".join(_SPECIAL.sub(" ", plain_letters(text)).split())


def stamp(moment: datetime) -> str:
    """``yyyyMMddHHmmss`` in Vietnam. Raises ValueError for a moment without time zone."""
    if moment.tzinfo is None:
        raise ValueError("a payment's moments need a time zone")
    return moment.astimezone(_VIETNAM).strftime("%Y%m%d%H%M%S")


def whole_dong(hundredths: str) -> int:
    """VND from VNPay's amount, which is a hundred times larger. Raises :class:`BadAmount`."""
    if not (hundredths.isascii() and hundredths.isdigit()) or int(hundredths) % 100:
        raise BadAmount(f"not an amount: {hundredths[:20]!r}")
    return int(hundredths) // 100
