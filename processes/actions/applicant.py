"""What an applicant may do to a dossier before it is taken in: update and cancel (C-45, C-46)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from processes.actions.advance import cancel_run
from processes.actions.case import CaseInHand
from processes.actions.drafts import ChooseDelivery, SaveAnswers, keep_answers, keep_delivery
from processes.actions.moves import perform_move
from processes.actions.papers import StoredUpload, hand_in
from processes.actions.refusals import DossierChanged
from processes.actions.submission import require_complete
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotAllowed, NotFound
from processes.ports import World


@dataclass(frozen=True)
class UpdateSubmitted:
    """*Cập nhật hồ sơ*: new answers, papers by component, and delivery; ``seen`` is the row version the
    person saw."""

    dossier_id: str
    answers: Sequence[SaveAnswers]
    seen: int
    papers: Mapping[str, StoredUpload] = field(default_factory=dict)
    delivery: ChooseDelivery | None = None


@dataclass(frozen=True)
class CancelSubmitted:
    """*Hủy hồ sơ*: only before intake, by the applicant alone, at once (Q5)."""

    dossier_id: str


def own_case(world: World, actor: Actor, dossier_id: str, action: str) -> CaseInHand:
    """The applicant's own case; NotFound for another's, NotAllowed when the status forbids the action."""
    case = CaseInHand(world, actor, world.lock_dossier(dossier_id))
    if not may(actor, "see_own_dossier", case.subject()):
        raise NotFound
    if not may(actor, action, case.subject()):
        raise NotAllowed
    return case


def update_submitted(world: World, actor: Actor, command: UpdateSubmitted) -> Dossier:
    """Change a submitted dossier; the desk's eight hours start anew (Q13). The first action wins.

    The dossier must be whole afterwards, as when it was sent; raises NotReadyToSubmit and DossierChanged.
    """
    case = own_case(world, actor, command.dossier_id, "update_submitted")
    if case.dossier.row_version != command.seen:
        raise DossierChanged
    for answers in command.answers:
        keep_answers(case, answers)
    for component, upload in command.papers.items():
        hand_in(case, component, upload)
    if command.delivery:
        keep_delivery(case, command.delivery)
    require_complete(case)
    perform_move(case, "update_submitted")
    return case.dossier


def cancel_submitted(world: World, actor: Actor, command: CancelSubmitted) -> Dossier:
    """Cancel; the run ends, a fee that was paid becomes due for refund."""
    case = own_case(world, actor, command.dossier_id, "cancel_submitted")
    perform_move(case, "cancel_submitted")
    cancel_run(case)
    if case.dossier.finance_status == "paid" and _refundable(case):
        case.dossier.finance_status = "refund_due"
    return case.dossier


def _refundable(case: CaseInHand) -> bool:
    return any(fee.refundable for fee in case.facts.profile.fees)
