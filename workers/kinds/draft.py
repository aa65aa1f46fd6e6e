"""A draft whose keeping ends."""

from app.services import Services
from processes.actions.drafts import AgeDraft, age_draft
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Remind its applicant, or throw it away."""
    at_hand.transactions.perform(age_draft, SYSTEM, AgeDraft(id_))
