"""A timer of a run."""

from app.services import Services
from processes.actions.timers import FireDue, fire_due
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Fire it."""
    at_hand.transactions.perform(fire_due, SYSTEM, FireDue(id_))
