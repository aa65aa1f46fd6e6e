"""A draft (*Lưu*): the applicant prepares a dossier; it has no code, no run and no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.notices import notify_applicant
from processes.actions.refusals import DraftPaid, PaymentUnderWay, TooManyDrafts
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Answers, Dossier
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.organisation import Party
from processes.ports import World

DRAFT_DAYS = 30
MOST_DRAFTS = 50
REMIND_BEFORE = timedelta(days=3)
PAYMENT_WINDOW = timedelta(minutes=15)
"""How long a payment page stays open; its word may come until then."""


@dataclass(frozen=True)
class StartDraft:
    """Begin a dossier of a procedure at a receiving unit."""

    procedure_code: str
    unit_id: str


@dataclass(frozen=True)
class SaveAnswers:
    """Keep the answers of one form; ``complete`` when nothing required is missing or wrong."""

    dossier_id: str
    form: str
    values: Mapping[str, Any]
    complete: bool


@dataclass(frozen=True)
class ChooseDelivery:
    """How the applicant wants the result (C-36): at the desk, online or by post with an address."""

    dossier_id: str
    result_form: str
    delivery: Mapping[str, Any]


@dataclass(frozen=True)
class DeleteDraft:
    """Throw a draft away."""

    dossier_id: str


def start_draft(world: World, actor: Actor, command: StartDraft) -> Dossier:
    """A new draft of the version in force, with the applicant's data from the account."""
    if actor.party_id is None:
        raise NotAllowed
    if world.draft_count(actor.party_id) >= MOST_DRAFTS:
        raise TooManyDrafts(MOST_DRAFTS)
    version = world.version_in_force(command.procedure_code)
    unit = world.unit(command.unit_id)
    party = world.party(actor.party_id)
    profile = version.facts.profile
    dossier = Dossier(
        id=world.new_id(),
        procedure_code=profile.code,
        version_id=version.id,
        party_id=party.id,
        receiving_unit_id=unit.id,
        competent_unit_id=world.slot(unit.id, "competent") or unit.id,
        created_at=world.now,
        updated_at=world.now,
        expires_at=world.now + timedelta(days=DRAFT_DAYS),
        result_form="online" if "online" in profile.result_forms else profile.result_forms[0],
    )
    copy_party(dossier, party)
    world.add(dossier)
    watch_draft(world, dossier)
    return dossier


def watch_draft(world: World, dossier: Dossier) -> None:
    """Set the moment at which the applicant is reminded of a new draft."""
    if dossier.expires_at is not None:
        remind = dossier.expires_at - REMIND_BEFORE
        world.add(Due(dossier.id, world.now, "draft", dossier.id, due_at=remind))


def copy_party(dossier: Dossier, party: Party) -> None:
    """The submitter as the account knows him now; kept with the dossier from then on."""
    dossier.submitter_name = dossier.owner_name = party.name
    dossier.submitter_person_id = party.person_id
    dossier.submitter_phone = party.phone or None
    dossier.submitter_email = party.email or None
    dossier.submitter_address = party.address or None
    dossier.locale = party.locale


def editable_case(world: World, actor: Actor, dossier_id: str) -> CaseInHand:
    """The applicant's dossier, when it may be edited: a draft, or submitted and not yet taken in (C-45)."""
    case = CaseInHand(world, actor, world.lock_dossier(dossier_id))
    if not may(actor, "see_own_dossier", case.subject()):
        raise NotFound
    if not (may(actor, "edit_draft", case.subject()) or may(actor, "update_submitted", case.subject())):
        raise NotAllowed
    return case


def save_answers(world: World, actor: Actor, command: SaveAnswers) -> None:
    """Keep one form's answers in a draft; other forms stay as they are."""
    case = editable_case(world, actor, command.dossier_id)
    if not case.dossier.is_draft:
        raise NotAllowed
    keep_answers(case, command)


def keep_answers(case: CaseInHand, command: SaveAnswers) -> None:
    """Write the answers of one form of the application."""
    if command.form not in {section.form for section in case.facts.profile.sections}:
        raise NotFound
    now, kept = case.world.now, case.answers.get(command.form)
    if kept is None:
        kept = Answers(case.dossier.id, command.form, dict(command.values), now, case.actor.id)
        case.answers[command.form] = kept
        case.world.add(kept)
    kept.values, kept.complete = dict(command.values), command.complete
    kept.saved_at, kept.saved_by = now, case.actor.id
    case.dossier.updated_at = now


def choose_delivery(world: World, actor: Actor, command: ChooseDelivery) -> None:
    """Keep the wished form of the result; only forms that the procedure offers (C-53)."""
    keep_delivery(editable_case(world, actor, command.dossier_id), command)


def keep_delivery(case: CaseInHand, command: ChooseDelivery) -> None:
    """Write the wished form of the result."""
    if command.result_form not in case.facts.profile.result_forms:
        raise NotFound
    case.dossier.result_form = command.result_form
    case.dossier.delivery = dict(command.delivery)
    case.dossier.updated_at = case.world.now


def delete_draft(world: World, actor: Actor, command: DeleteDraft) -> None:
    """Remove a draft with its answers and papers; nothing of it was official. One that was paid for stays."""
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if not may(actor, "edit_draft", case.subject()):
        raise NotFound
    forget_draft(case)


def forget_draft(case: CaseInHand) -> None:
    """Remove everything of a draft. Raises DraftPaid and PaymentUnderWay."""
    world = case.world
    payments = world.payments(case.dossier.id)
    if any(payment.status == "paid" for payment in payments):
        raise DraftPaid
    if any(p.status == "requested" and p.created_at > world.now - PAYMENT_WINDOW for p in payments):
        raise PaymentUnderWay
    for thing in [*case.answers.values(), *case.papers, *case.component_checks, *payments]:
        world.remove(thing)
    world.flush()
    if row := world.get(Due, case.dossier.id):
        world.remove(row)
    world.remove(case.dossier)


@dataclass(frozen=True)
class AgeDraft:
    """The clock comes by a draft whose keeping ends soon or has ended."""

    dossier_id: str


def age_draft(world: World, actor: Actor, command: AgeDraft) -> str:
    """Remind the applicant once, three days before a draft is thrown away; then throw it away.

    A draft that was paid for is kept. Returns ``reminded``, ``deleted`` or ``kept``; the draft's moment in
    ``due`` moves with it, and goes when nothing more is to come.
    """
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    done = _age(case)
    row: Due | None = world.get(Due, case.dossier.id) if done != "deleted" else None
    if row is not None and row.kind == "draft":
        _set_draft_moment(world, row, case.dossier)
    return done


def _age(case: CaseInHand) -> str:
    dossier, now = case.dossier, case.world.now
    if not dossier.is_draft or dossier.expires_at is None:
        return "kept"
    if dossier.expires_at <= now:
        return _end_of_draft(case)
    if dossier.reminded_at is None and dossier.expires_at - REMIND_BEFORE <= now:
        dossier.reminded_at = now
        notify_applicant(case, "draft_expiring", until=dossier.expires_at.isoformat())
        return "reminded"
    return "kept"


def _end_of_draft(case: CaseInHand) -> str:
    try:
        forget_draft(case)
    except DraftPaid:
        case.dossier.expires_at = None
        return "kept"
    except PaymentUnderWay:
        case.dossier.expires_at = case.world.now + PAYMENT_WINDOW
        return "kept"
    return "deleted"


def _set_draft_moment(world: World, row: Due, dossier: Dossier) -> None:
    if not dossier.is_draft or dossier.expires_at is None:
        world.remove(row)
    elif dossier.reminded_at is None:
        row.due_at = dossier.expires_at - REMIND_BEFORE
    else:
        row.due_at = dossier.expires_at
