"""What an applicant may do to a dossier before it is taken in: update and cancel (C-45, C-46)."""

from collections.abc import Sequence
from dataclasses import dataclass

from processes.actions.advance import cancel_run
from processes.actions.case import CaseInHand
from processes.actions.drafts import SaveAnswers, keep_answers
from processes.actions.moves import perform_move
from processes.actions.papers import missing_papers
from processes.actions.refusals import DossierChanged, NotReadyToSubmit
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotAllowed, NotFound
from processes.ports import World


@dataclass(frozen=True)
class UpdateSubmitted:
    """*Cập nhật hồ sơ*: new answers, checked by the caller; ``seen`` is the row version the person saw."""

    dossier_id: str
    answers: Sequence[SaveAnswers]
    seen: int


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
    """Change a submitted dossier; the desk's eight hours start anew (Q13). The first action wins."""
    case = own_case(world, actor, command.dossier_id, "update_submitted")
    if case.dossier.row_version != command.seen:
        raise DossierChanged
    for answers in command.answers:
        keep_answers(case, answers)
    if lacking := missing_papers(case):
        raise NotReadyToSubmit([component.name.read(case.dossier.locale) for component in lacking])
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
