"""What the worker does at each tick: fire timers, send messages, make the PDFs of slips.

Each item is an action of its own in a transaction of its own; one that breaks becomes an incident, waits,
and does not hold up the others. Nothing due costs one indexed read per kind.
"""

import structlog
from flask import Flask

from app.letters import write_letter
from app.persistence.transaction import ActionBroke
from app.queries.due import ageing_draft_ids, due_ids, message_ids, slip_ids
from app.services import Services, services
from app.slip_files import slip_pdf
from processes.actions.drafts import AgeDraft, age_draft
from processes.actions.outbox import (
    LeaseMessage,
    MarkFailed,
    MarkSent,
    lease_message,
    mark_failed,
    mark_sent,
)
from processes.actions.slips import PostponeSlip, postpone_slip
from processes.actions.timers import FireDue, PostponeDue, fire_due, postpone_due
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import OutboxMessage

log = structlog.get_logger(__name__)


def tick(app: Flask) -> int:
    """One round of everything; returns how many items were handled."""
    with app.app_context():
        at_hand = services()
        return sum(job(at_hand) for job in (fire_timers, age_drafts, send_messages, make_slips))


def fire_timers(at_hand: Services) -> int:
    """Fire what has come due, in the order of its moments."""
    with at_hand.transactions.read() as session:
        waiting = due_ids(session, at_hand.clock())
    for due_id in waiting:
        try:
            at_hand.transactions.perform(fire_due, SYSTEM, FireDue(due_id))
        except ActionBroke:
            at_hand.transactions.perform(postpone_due, SYSTEM, PostponeDue(due_id))
    return len(waiting)


def send_messages(at_hand: Services) -> int:
    """Send what waits in the outbox; no transaction is open while a gateway is called."""
    with at_hand.transactions.read() as session:
        waiting = message_ids(session, at_hand.clock())
    for message_id in waiting:
        leased = at_hand.transactions.perform(lease_message, SYSTEM, LeaseMessage(message_id))
        if leased is not None:
            _send(at_hand, leased)
    return len(waiting)


def make_slips(at_hand: Services) -> int:
    """Make the PDFs of slips that have none yet."""
    with at_hand.transactions.read() as session:
        waiting = slip_ids(session, at_hand.clock())
    for slip_id in waiting:
        try:
            slip_pdf(at_hand, slip_id)
        except Exception:
            # A slip that cannot be made must not hold up the others; it waits and the log says why.
            log.exception("slip not made", slip=slip_id)
            at_hand.transactions.perform(postpone_slip, SYSTEM, PostponeSlip(slip_id))
    return len(waiting)


def age_drafts(at_hand: Services) -> int:
    """Remind of drafts whose keeping ends, and throw away those whose keeping has ended."""
    with at_hand.transactions.read() as session:
        waiting = ageing_draft_ids(session, at_hand.clock())
    for dossier_id in waiting:
        at_hand.transactions.perform(age_draft, SYSTEM, AgeDraft(dossier_id))
    return len(waiting)


def _send(at_hand: Services, message: OutboxMessage) -> None:
    try:
        letter = write_letter(at_hand.settings, message)
        letter.send(at_hand)
    except Exception as error:
        # Whatever a gateway raises, the message waits for its next try; the reason is kept with it.
        failed = MarkFailed(message.id, f"{type(error).__name__}: {error}")
        at_hand.transactions.perform(mark_failed, SYSTEM, failed)
        return
    sent = MarkSent(message.id, letter.subject, letter.text)
    at_hand.transactions.perform(mark_sent, SYSTEM, sent)
