"""A slip that has no PDF yet."""

from app.services import Services
from app.slip_files import slip_pdf
from processes.actions.timers import ForgetDue, forget_due
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Make the PDF, with no transaction open, and tie it to its slip."""
    slip_pdf(at_hand, id_)
    # Tying took the row away, unless somebody who looked at the slip had it made before.
    at_hand.transactions.perform(forget_due, SYSTEM, ForgetDue(id_))
