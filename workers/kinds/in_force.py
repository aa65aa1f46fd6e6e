"""A version whose day has come."""

from app.services import Services
from processes.actions.scheduling import BeginScheduled, begin_scheduled
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Put it in force."""
    at_hand.transactions.perform(begin_scheduled, SYSTEM, BeginScheduled(id_))
