"""The day that has ended."""

from app.services import Services
from processes.actions.seals import SealDay, seal_day
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Seal the journals."""
    at_hand.transactions.perform(seal_day, SYSTEM, SealDay())
