"""Drawing up slips: number and data are fixed here; the PDF is made from them afterwards, once.

The data has the names of the official forms' fields (TT 01/2018 and TT 03/2025, forms 01 to 03).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from forms.numerals import write_number
from processes.actions.case import CaseInHand
from processes.actions.fees_charged import fees_charged
from processes.actions.papers import failed_papers
from processes.actions.receipt_rows import certified_rows, component_row, received_papers
from processes.actions.slip_parts import contact, on_paper
from processes.actions.slips_of_money import fee_receipt
from processes.actions.slips_of_return import return_receipt
from processes.actions.slips_of_sides import apology, stop_notice
from processes.actions.timer_values import window_end
from processes.domain.access import Actor
from processes.domain.dossier.codes import SLIP_SUFFIX, day_of, slip_counter, slip_number
from processes.domain.dossier.dossier import ComponentCheck, Paper
from processes.domain.dossier.records import Slip
from processes.domain.dossier.work import Due
from processes.domain.errors import NotFound
from processes.domain.organisation import Unit
from processes.domain.procedure import Component
from processes.domain.procedure.choose import limit_for
from processes.ports import World

LATER = ("after_intake", "before_return")
"""Moments after the intake at which a fee is taken."""
RESULT_FORM_WORDS = {
    "desk": "Nhận tại Bộ phận Một cửa",
    "online": "Nhận trực tuyến",
    "post": "Nhận qua bưu chính công ích",
}


@dataclass(frozen=True)
class KeepSlipPdf:
    """The PDF of a slip was made and stored under its hash."""

    slip_id: str
    sha256: str


def draw_up(case: CaseInHand, kind: str) -> Slip:
    """Number a slip, fix its data and write it into the journal."""
    world, dossier = case.world, case.dossier
    unit = world.unit(dossier.receiving_unit_id)
    number = world.next_number(slip_counter(unit.code, kind, world.now))
    slip = Slip(
        id=world.new_id(),
        dossier_id=dossier.id,
        kind=kind,
        number=slip_number(kind, number),
        issued_on=day_of(world.now),
        issued_at=world.now,
        issued_by=case.actor.id,
        data={**_head(case, unit, kind, number), **CONTENT[kind](case, unit)},
    )
    world.add(slip)
    world.add(Due(slip.id, world.now, "slip", dossier.id, due_at=world.now))
    case.note("slip_issued", slip=slip.id, kind=kind, number=slip.number)
    return slip


def keep_slip_pdf(world: World, actor: Actor, command: KeepSlipPdf) -> str:
    """Tie the PDF to its slip, once: the first one made stays. Returns the hash that counts."""
    slip: Slip | None = world.lock(Slip, command.slip_id)
    if slip is None:
        raise NotFound
    if slip.pdf_sha256 is None:
        slip.pdf_sha256 = command.sha256
    if row := world.get(Due, slip.id):
        world.remove(row)
    return slip.pdf_sha256


def _head(case: CaseInHand, unit: Unit, kind: str, number: int) -> dict[str, Any]:
    parent = case.world.unit(unit.parent_id).name if unit.parent_id else ""
    return {
        "parent_agency": parent,
        "agency": unit.name,
        "desk": unit.name,
        "desk_phone": unit.phone,
        "place": unit.place or unit.name,
        "printed_on": day_of(case.world.now).isoformat(),
        "number": number,
        "number_suffix": SLIP_SUFFIX[kind],
        "dossier_code": case.dossier.code or "",
        "subject": _subject(case),
        **on_paper(case, kind, number),
    }


def _subject(case: CaseInHand) -> str:
    name, subject = case.facts.profile.name.vi, case.dossier.subject
    return f"{name}: {subject}" if subject and subject not in name else name


def _receipt(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    dossier, profile = case.dossier, case.facts.profile
    limit = limit_for(profile, dossier.channel, dossier.case)
    return {
        **contact(case),
        "submitter": dossier.submitter_name,
        "owner": dossier.owner_name,
        "id_number": dossier.submitter_person_id or "",
        "channel": dossier.channel,
        "components": received_papers(case),
        "certified": certified_rows(case),
        "time_limit_text": limit.text.vi if limit and limit.text else "……",
        "received_at": case.world.now.isoformat(),
        "due_at": dossier.due_current.isoformat() if dossier.due_current else None,
        "result_form": RESULT_FORM_WORDS[dossier.result_form],
        "receiver_name": case.actor.name,
        "fee_text": _fee(case),
    }


def _fee(case: CaseInHand) -> str:
    payments = case.world.payments(case.dossier.id)
    paid = sum((payment.amount for payment in payments if payment.status == "paid"), Decimal(0))
    later = [timing for timing in LATER if any(f.timing == timing for f in case.facts.profile.fees)]
    owed = sum((line.amount for timing in later for line in fees_charged(case, timing)), Decimal(0))
    said = [(paid, "đã nộp"), (owed, "nộp trước khi nhận kết quả")]
    return "; ".join(f"{write_number(amount)} đồng ({words})" for amount, words in said if amount)


def _supplement(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    names = {component.id: component for component in case.facts.profile.components}
    failed = failed_papers(case)
    reason = case.reason or "; ".join(paper.comment for paper in failed if paper.comment)
    data = {
        **contact(case),
        "owner": case.dossier.owner_name,
        "items": [_failed(paper, names) for paper in failed] or [{"name": reason}],
        "reason": reason or "Giấy tờ chưa đạt yêu cầu",
        "officer_name": case.actor.name,
        "officer_phone": unit.phone or "……",
        "round": case.dossier.supplement_rounds,
        "supplement_due_at": window_end(case, case.facts.profile.supplement_days).isoformat(),
        "stage": "intake",
    }
    return data if case.dossier.received_at is None else {**data, **_asked_by(case)}


def _asked_by(case: CaseInHand) -> dict[str, Any]:
    """After appraisal the slip names who asked and on what ground (P-02); the desk sends it (R-11)."""
    basis = case.facts.profile.legal_basis
    earlier = case.world.done_by_another(case.dossier.id, case.actor.id)
    return {
        "stage": "appraisal",
        "requested_by": earlier.done_by_name if earlier else case.actor.name,
        "approved_by": case.actor.name,
        "legal_basis": f"{basis[0].title.vi} {basis[0].number}" if basis else "……",
    }


def _failed(paper: Paper | ComponentCheck, names: dict[str, Component]) -> dict[str, Any]:
    component = names[paper.component]
    return {
        **component_row(component, component.originals, component.copies),
        "to_correct": paper.comment,
    }


def _refusal(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    submitted = case.dossier.submitted_at
    return {
        **contact(case),
        "owner": case.dossier.owner_name,
        "reason": case.reason,
        "officer_name": case.actor.name,
        "officer_phone": unit.phone,
        "id_number": case.dossier.submitter_person_id or "",
        "filed_at": submitted.isoformat() if submitted else None,
    }


CONTENT: dict[str, Callable[[CaseInHand, Unit], dict[str, Any]]] = {
    "receipt_slip": _receipt,
    "supplement_slip": _supplement,
    "refusal_slip": _refusal,
    "apology_slip": apology,
    "stop_notice": stop_notice,
    "fee_receipt": fee_receipt,
    "return_receipt": return_receipt,
}
"""What each kind of slip says besides its head."""
