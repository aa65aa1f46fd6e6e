"""A promised date."""

from app.services import Services
from processes.actions.reminders import LookAtDossier, look_at_dossier
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Mark a dossier whose date has passed."""
    at_hand.transactions.perform(look_at_dossier, SYSTEM, LookAtDossier(id_))
