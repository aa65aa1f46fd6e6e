"""A message in the outbox."""

import structlog

from app.letters import write_letter
from app.services import Services
from processes.actions.outbox import (
    LeaseMessage,
    MarkFailed,
    MarkSent,
    lease_message,
    mark_failed,
    mark_sent,
)
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import OutboxMessage

log = structlog.get_logger(__name__)


def act(at_hand: Services, id_: str) -> None:
    """Lease it, send it with no transaction open, and mark it.

    Killed between sending and marking, the lease lapses and it is sent again under the same key.
    """
    leased = at_hand.transactions.perform(lease_message, SYSTEM, LeaseMessage(id_))
    if leased is not None:
        _send(at_hand, leased)


def _send(at_hand: Services, message: OutboxMessage) -> None:
    try:
        letter = write_letter(at_hand.settings, message)
        letter.send(at_hand)
    except Exception as error:
        # Whatever a gateway raises, the message waits for its next try; the reason is kept with it.
        log.warning("not sent", kind=message.kind, channel=message.channel, error=type(error).__name__)
        why, permanent = f"{type(error).__name__}: {error}", bool(getattr(error, "permanent", False))
        at_hand.transactions.perform(mark_failed, SYSTEM, MarkFailed(message.id, why, permanent))
        return
    sent = MarkSent(message.id, letter.subject, letter.text)
    at_hand.transactions.perform(mark_sent, SYSTEM, sent)
