"""Years whose days off nobody has entered."""

from app.services import Services
from processes.actions.calendar_years import LookAtYears, look_at_years
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Tell the administrators once."""
    at_hand.transactions.perform(look_at_years, SYSTEM, LookAtYears())
