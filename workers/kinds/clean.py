"""Old rows of ``due``."""

from app.services import Services
from processes.actions.timers import CleanDues, clean_dues
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Forget timers that fired long ago."""
    at_hand.transactions.perform(clean_dues, SYSTEM, CleanDues())
