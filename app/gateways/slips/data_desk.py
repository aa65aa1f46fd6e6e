"""What stands on papers that only the desk prints: receipts for money and for results (no official forms)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.gateways.slips.slip import Slip


@dataclass(frozen=True, kw_only=True)
class CertifiedPaper:
    """A paper to be certified: pages of the original, copies on paper, and whether signed electronically."""

    name: str
    pages: int
    copies: int
    signed_electronically: str = ""


@dataclass(frozen=True, kw_only=True)
class FeeItem:
    """One fee (``kind`` ``fee``, phí) or charge (``charge``, lệ phí) and its amount in đồng."""

    name: str
    kind: str
    amount: int


@dataclass(frozen=True, kw_only=True)
class FeeReceipt(Slip):
    """Biên lai thu tiền phí, lệ phí: one page for each of its three copies."""

    kind: ClassVar[str] = "fee_receipt"
    suffix: ClassVar[str] = "BL"

    payer: str
    subject: str
    symbol: str
    items: tuple[FeeItem, ...]
    total: int
    total_words: str
    method: str
    collector_name: str
    address: str = ""
    tax_code: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnReceipt(Slip):
    """Giấy biên nhận trả kết quả: who gave what to whom, signed by both."""

    kind: ClassVar[str] = "return_receipt"
    suffix: ClassVar[str] = "BNKQ"

    owner: str
    subject: str
    giver_name: str
    receiver_name: str
    result: str
    returned_at: datetime
    giver_phone: str = ""
    receiver_phone: str = ""
    receiver_paper: str = ""
    result_number: str = ""

    def required(self) -> tuple[str, ...]:
        return ("dossier_code",)
