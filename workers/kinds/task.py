"""A task that turns near due, or late."""

from app.services import Services
from processes.actions.reminders import LookAtTask, look_at_task
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Remind its officers, or mark it."""
    at_hand.transactions.perform(look_at_task, SYSTEM, LookAtTask(id_))
