"""What the slips of case actions say: the apology (form 04) and the notice of stopping (form 05 of 2025)."""

from decimal import Decimal
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.rescheduling import is_late_notice
from processes.actions.slip_parts import DOTS, contact
from processes.domain.organisation import Unit


def apology(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    """The new appointment with its reason; ``late_notice`` when it comes after the day before the old one."""
    dossier = case.dossier
    return {
        **contact(case),
        "owner": dossier.owner_name,
        "received_at": _moment(dossier.received_at),
        "due_original": _moment(dossier.due_original),
        "due_new": _moment(dossier.due_current),
        "reason": str(case.given.get("reason") or case.reason),
        "lead_agency": case.world.unit(dossier.competent_unit_id).name,
        "signer": case.actor.name,
        "round": dossier.reschedules,
        "late_notice": is_late_notice(case),
    }


def stop_notice(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    """Why the dossier is stopped, at whose wish, and what becomes of the money."""
    dossier = case.dossier
    by_applicant = case.is_side and case.record is not None and case.record.kind == "withdraw"
    return {
        **contact(case),
        "owner": dossier.owner_name,
        "received_at": _moment(dossier.received_at),
        "by_applicant": by_applicant,
        "reason": str(case.given.get("reason") or case.reason or DOTS),
        "decision": case.reason,
        "legal_basis": str(case.given.get("legal_basis") or ""),
        "finance": _finance(case),
        "signer": case.actor.name,
    }


def _moment(at: Any) -> str | None:
    return at.isoformat() if at else None


def _finance(case: CaseInHand) -> str:
    paid = [p.amount for p in case.world.payments(case.dossier.id) if p.status in ("paid", "refund_due")]
    total = f"{sum(paid, Decimal(0)):,.0f} đồng".replace(",", ".")
    if not paid:
        return "Chưa thu phí, lệ phí."
    if case.dossier.finance_status == "refund_due":
        return f"Đã thu {total}, được hoàn lại theo quy định."
    return f"Đã thu {total}, không hoàn lại theo quy định."
