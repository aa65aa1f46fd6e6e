"""*Gửi hồ sơ*: a draft becomes a dossier with a code, after its fee where the procedure asks it first."""

from dataclasses import dataclass
from decimal import Decimal

from forms.answers import Scene
from forms.feel import compile_expression
from forms.progress import missing
from processes.actions.advance import start_run
from processes.actions.carrying_over import version_to_carry_to
from processes.actions.case import CaseInHand
from processes.actions.drafts import PAYMENT_WINDOW
from processes.actions.fees_charged import fees_charged
from processes.actions.moves import perform_move
from processes.actions.numbering import give_code
from processes.actions.papers import case_of, holds, missing_papers
from processes.actions.refusals import AmountDiffers, DraftReplaced, NotReadyToSubmit, ProcedureRetired
from processes.domain.access import Actor, may
from processes.domain.dossier.codes import payment_reference
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.records import Payment
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.organisation import ProcedureRecord
from processes.domain.procedure import Facts
from processes.ports import World

SAME_ATTEMPT = PAYMENT_WINDOW / 3
"""Sending again within this time is a second press; later it is a new attempt with a reference of its own."""


@dataclass(frozen=True)
class Submit:
    """The applicant sends a draft. Its id is the key that makes a second sending harmless."""

    dossier_id: str


@dataclass(frozen=True)
class Submission:
    """What came of it: the dossier, and the payment to make first where there is one."""

    dossier: Dossier
    payment: Payment | None = None


@dataclass(frozen=True)
class ConfirmPayment:
    """What the payment gateway says about a reference, after its signature was verified."""

    reference: str
    amount: Decimal
    paid: bool
    transaction_no: str
    provider_code: str


def submit(world: World, actor: Actor, command: Submit) -> Submission:
    """Send a draft, or ask for its fee first (Q3 ``on_submission``). Sending again gives the same dossier.

    Raises NotReadyToSubmit with the names of what is missing, and ProcedureRetired.
    """
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if not may(actor, "see_own_dossier", case.subject()):
        raise NotFound
    if not case.dossier.is_draft:
        return Submission(case.dossier)
    require_in_force(case)
    require_complete(case)
    if payment := _payment_first(case):
        return Submission(case.dossier, payment)
    file_dossier(case)
    return Submission(case.dossier)


def confirm_payment(world: World, actor: Actor, command: ConfirmPayment) -> str:
    """Record a payment once. The confirmation, not the browser, submits the dossier.

    Returns ``confirmed``, ``failed`` or ``already``; raises AmountDiffers and NotFound, and NotAllowed for
    anybody but the system, which has verified the provider's signature.
    """
    if not may(actor, "confirm_payment"):
        raise NotAllowed
    dossier, payment = world.lock_dossier_of_payment(command.reference)
    case = CaseInHand(world, actor, dossier)
    if payment.status in ("paid", "refund_due"):
        return "already"
    if command.amount != payment.amount:
        raise AmountDiffers
    payment.provider_code, payment.transaction_no = command.provider_code, command.transaction_no
    if not command.paid:
        payment.status = "failed"
        return "failed"
    _settle(case, payment)
    return "confirmed"


def require_in_force(case: CaseInHand) -> None:
    """Raises ProcedureRetired for a draft of a procedure that has ended since it was begun, and DraftReplaced
    for one that stands on an earlier version.

    One whose fee was taken is filed all the same: a confirmed payment sends a draft without asking either.
    """
    if case.dossier.finance_status == "paid":
        return
    record: ProcedureRecord | None = case.world.get(ProcedureRecord, case.dossier.procedure_code)
    if record is None or record.version_id is None:
        raise ProcedureRetired
    if version_to_carry_to(case) is not None:
        raise DraftReplaced


def file_dossier(case: CaseInHand) -> None:
    """Give the code, start the diagram, and tell the applicant (C-41)."""
    prepare(case)
    give_code(case)
    perform_move(case, "submit")
    start_run(case)


def prepare(case: CaseInHand) -> None:
    """What a draft becomes when it is sent: its case and subject stand, it expires no more."""
    dossier = case.dossier
    dossier.case = case_of(case.facts.profile, case.context())
    dossier.subject = _subject(case)
    dossier.submitted_at, dossier.expires_at = case.world.now, None


def _settle(case: CaseInHand, payment: Payment) -> None:
    """The money is there. A draft that was changed while its applicant paid waits until it is whole."""
    dossier = case.dossier
    twice = any(other.status == "paid" for other in case.world.payments(dossier.id))
    payment.status, payment.paid_at = "paid", case.world.now
    case.note("payment_confirmed", reference=payment.reference, amount=str(payment.amount))
    if not dossier.is_draft:
        dossier.finance_status = "refund_due"
        payment.status = "refund_due"
        return
    dossier.finance_status = "paid"
    if twice:
        # The applicant opened two payment pages and paid on both before the draft was whole.
        payment.status = "refund_due"
    if not lacking_parts(case):
        file_dossier(case)


def _payment_first(case: CaseInHand) -> Payment | None:
    """The open payment that must be made before sending, made anew where there is none."""
    lines = fees_charged(case, "on_submission")
    amount = sum((line.amount for line in lines), Decimal(0))
    payments = case.world.payments(case.dossier.id)
    if amount == 0 or any(payment.status == "paid" for payment in payments):
        return None
    fresh = case.world.now - SAME_ATTEMPT
    waiting = [p for p in payments if p.status == "requested" and p.amount == amount and p.created_at > fresh]
    if waiting:
        return waiting[-1]
    payment = Payment(
        id=case.world.new_id(),
        dossier_id=case.dossier.id,
        reference=payment_reference(case.world.new_id(), case.world.now),
        amount=amount,
        timing="on_submission",
        created_at=case.world.now,
        items=[line.as_item() for line in lines],
    )
    case.world.add(payment)
    case.dossier.finance_status = "requested"
    return payment


def require_complete(case: CaseInHand) -> None:
    """Raises NotReadyToSubmit with the titles of the parts that are not in order."""
    if lacking := lacking_parts(case):
        raise NotReadyToSubmit(lacking)


def lacking_parts(case: CaseInHand) -> list[str]:
    """Titles of the sections and papers that are asked and not in order."""
    locale = case.dossier.locale
    return lacking_sections(case) + [component.name.read(locale) for component in missing_papers(case)]


def lacking_sections(case: CaseInHand) -> list[str]:
    """Titles of the sections that are asked and not in order."""
    context = case.context()
    locale, scene = case.dossier.locale, Scene(today=case.world.today())
    lacking = []
    for section in case.facts.profile.sections:
        if not holds(section.when, context):
            continue
        kept = case.answers.get(section.form)
        definition = case.version.forms[section.form]
        values = kept.values if kept else None
        if missing(definition, values, context, scene).status != "done":
            lacking.append(form_title(case.facts, section.form, locale))
    return lacking


def form_title(facts: Facts, form: str, locale: str) -> str:
    """The title of a form of the diagram; its id where the designer gave none."""
    schema = facts.forms[form]
    english = schema.get("title_en") if locale == "en" else None
    return str(english or schema.get("title") or form)


def _subject(case: CaseInHand) -> str:
    profile = case.facts.profile
    value = compile_expression(profile.subject).evaluate(case.context()) if profile.subject else None
    return str(value) if value else profile.short_name.vi
