"""A dossier whose calendar was changed."""

from app.services import Services
from processes.actions.calendar_recounts import RecountDue, recount_due
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Count its dates again."""
    at_hand.transactions.perform(recount_due, SYSTEM, RecountDue(id_))
