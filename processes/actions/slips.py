"""Drawing up slips: number and data are fixed here; the PDF is made from them afterwards, once."""

from dataclasses import dataclass
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.clocks import time_limit, window_end
from processes.actions.papers import asked_components, current_papers, failed_papers
from processes.domain.access import Actor
from processes.domain.dossier.codes import day_of, slip_counter, slip_number
from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.records import Slip
from processes.domain.errors import NotFound
from processes.domain.organisation import Unit
from processes.domain.procedure import Component
from processes.ports import World


def draw_up(case: CaseInHand, kind: str) -> Slip:
    """Number a slip, fix its data and write it into the journal."""
    world, dossier = case.world, case.dossier
    unit = world.unit(dossier.receiving_unit_id)
    number = slip_number(kind, world.next_number(slip_counter(unit.code, kind, world.now)))
    slip = Slip(
        id=world.new_id(),
        dossier_id=dossier.id,
        kind=kind,
        number=number,
        issued_on=day_of(world.now),
        issued_at=world.now,
        issued_by=case.actor.id,
        data={**_head(case, unit, number), **CONTENT[kind](case)},
    )
    world.add(slip)
    case.note("slip_issued", slip=slip.id, kind=kind, number=number)
    return slip


def _head(case: CaseInHand, unit: Unit, number: str) -> dict[str, Any]:
    dossier, parent = case.dossier, unit.parent_id
    return {
        "agency_parent": case.world.unit(parent).name if parent else "",
        "agency": unit.name,
        "place": unit.place,
        "phone": unit.phone,
        "number": number,
        "dossier_code": dossier.code,
        "issued_at": case.world.now.isoformat(),
        "officer": case.actor.name,
        "subject": _subject(case),
        "owner": dossier.owner_name,
        "submitter": dossier.submitter_name,
        "submitter_address": dossier.submitter_address or "",
        "submitter_phone": dossier.submitter_phone or "",
        "submitter_email": dossier.submitter_email or "",
        "channel": dossier.channel,
    }


def _subject(case: CaseInHand) -> str:
    name, subject = case.facts.profile.name.vi, case.dossier.subject
    return f"{name}: {subject}" if subject and subject not in name else name


def _receipt(case: CaseInHand) -> dict[str, Any]:
    dossier, profile = case.dossier, case.facts.profile
    asked = asked_components(profile, case.context())
    handed_in = {paper.component for paper in current_papers(case)}
    limit = time_limit(case)
    text = next((found.text.vi for found in profile.limits if found.text), "")
    return {
        "received_at": case.world.now.isoformat(),
        "due_at": dossier.due_current.isoformat() if dossier.due_current else None,
        "time_limit": {"mode": str(limit.mode), "value": limit.value, "text": text},
        "result_form": dossier.result_form,
        "components": [_component(c) for c in asked if c.form or c.id in handed_in],
        "sets": 1,
        "fee": _fee(case),
        "paid": dossier.finance_status == "paid",
    }


def _component(component: Component) -> dict[str, Any]:
    return {
        "name": component.name.vi,
        "originals": component.originals,
        "certified_copies": 0,
        "copies": component.copies,
    }


def _fee(case: CaseInHand) -> str | None:
    payments = case.world.payments(case.dossier.id)
    total = sum(payment.amount for payment in payments if payment.status == "paid")
    return str(total) if total else None


def _supplement(case: CaseInHand) -> dict[str, Any]:
    names = {component.id: component for component in case.facts.profile.components}
    stage = "intake" if case.dossier.received_at is None else "appraisal"
    return {
        "stage": stage,
        "round": case.dossier.supplement_rounds,
        "reason": case.reason or "; ".join(paper.comment for paper in failed_papers(case) if paper.comment),
        "items": [_failed(paper, names) for paper in failed_papers(case)],
        "answer_by": answer_by(case),
    }


def _failed(paper: Paper, names: dict[str, Component]) -> dict[str, Any]:
    component = names[paper.component]
    return {**_component(component), "comment": paper.comment}


def answer_by(case: CaseInHand) -> str:
    """The last moment for the applicant's answer: the window of the procedure in calendar days."""
    return window_end(case, case.facts.profile.supplement_days).isoformat()


def _refusal(case: CaseInHand) -> dict[str, Any]:
    return {"reason": case.reason, "submitted_at": _moment(case)}


def _moment(case: CaseInHand) -> str | None:
    submitted = case.dossier.submitted_at
    return submitted.isoformat() if submitted else None


CONTENT = {"receipt_slip": _receipt, "supplement_slip": _supplement, "refusal_slip": _refusal}
"""What each kind of slip says besides its head."""


@dataclass(frozen=True)
class KeepSlipPdf:
    """The PDF of a slip was made and stored under its hash."""

    slip_id: str
    sha256: str


def keep_slip_pdf(world: World, actor: Actor, command: KeepSlipPdf) -> str:
    """Tie the PDF to its slip, once: the first one made stays. Returns the hash that counts."""
    slip: Slip | None = world.get(Slip, command.slip_id)
    if slip is None:
        raise NotFound
    if slip.pdf_sha256 is None:
        slip.pdf_sha256 = command.sha256
    return slip.pdf_sha256
