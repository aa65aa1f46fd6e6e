"""What the receipt for money says (law-and-slips, section 3.10)."""

from typing import Any

from forms.amount_words import amount_in_words
from processes.actions.case import CaseInHand
from processes.actions.slip_parts import DOTS
from processes.domain.dossier.records import Payment
from processes.domain.organisation import Unit, UnitCode

METHOD_WORDS = {"cash": "Tiền mặt", "transfer": "Chuyển khoản", "online": "Trực tuyến"}


def fee_receipt(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    """The receipt for the payment taken last."""
    dossier, payment = case.dossier, last_paid(case)
    return {
        "payer": dossier.submitter_name,
        "address": dossier.submitter_address or DOTS,
        "tax_code": _tax_code(case, unit),
        "symbol": f"BL-{case.world.today():%y}",
        "items": [_item(item) for item in payment.items],
        "total": int(payment.amount),
        "total_words": amount_in_words(int(payment.amount)),
        "method": METHOD_WORDS[payment.method],
        "collector_name": case.actor.name,
    }


def last_paid(case: CaseInHand) -> Payment:
    """The payment made last."""
    return [p for p in case.world.payments(case.dossier.id) if p.status == "paid"][-1]


def _item(item: dict[str, Any]) -> dict[str, Any]:
    return {"name": item["name"], "kind": item["kind"], "amount": int(item["amount"])}


def _tax_code(case: CaseInHand, unit: Unit) -> str:
    codes = case.world.find(UnitCode, unit_id=unit.id, scheme="tax")
    return codes[0].code if codes else ""
