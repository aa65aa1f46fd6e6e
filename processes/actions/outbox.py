"""The outbox: messages are leased, sent with no transaction open, and marked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from processes.domain.access import Actor, may
from processes.domain.dossier.records import OutboxMessage
from processes.domain.errors import NotAllowed, NotFound
from processes.ports import World

LEASE = timedelta(minutes=2)
BACK_OFF = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)


@dataclass(frozen=True)
class LeaseMessage:
    """A worker wants to send this message."""

    message_id: str


@dataclass(frozen=True)
class MarkSent:
    """The message left; what was sent is kept word for word."""

    message_id: str
    subject: str
    body: str


@dataclass(frozen=True)
class MarkFailed:
    """The gateway did not take the message."""

    message_id: str
    error: str


@dataclass(frozen=True)
class SendAgain:
    """An administrator wants a dead letter to be tried again."""

    message_id: str


def lease_message(world: World, actor: Actor, command: LeaseMessage) -> OutboxMessage | None:
    """Take a message for sending; None when another worker has it or it is already sent."""
    message = _message(world, command.message_id)
    if message.state == "leased" and not _lapsed(message.leased_until, world.now):
        return None
    if message.state not in ("pending", "leased"):
        return None
    message.state, message.attempts = "leased", message.attempts + 1
    message.leased_until = message.next_attempt_at = world.now + LEASE
    return message


def mark_sent(world: World, actor: Actor, command: MarkSent) -> None:
    """The message is sent."""
    message = _message(world, command.message_id)
    message.state, message.sent_at, message.error = "sent", world.now, ""
    message.subject, message.body = command.subject, command.body


def mark_failed(world: World, actor: Actor, command: MarkFailed) -> None:
    """Try again later, each time after a longer wait; after the last wait it is a dead letter."""
    message = _message(world, command.message_id)
    message.error = command.error[:500]
    if message.attempts > len(BACK_OFF):
        message.state, message.next_attempt_at = "dead", None
        return
    message.state = "pending"
    message.next_attempt_at = world.now + BACK_OFF[message.attempts - 1]


def send_again(world: World, actor: Actor, command: SendAgain) -> None:
    """Put a dead letter back among those to send; any other message is left as it is."""
    if not may(actor, "administer"):
        raise NotAllowed
    message = _message(world, command.message_id)
    if message.state == "dead":
        message.state, message.attempts, message.next_attempt_at = "pending", 0, world.now


def _lapsed(until: datetime | None, now: datetime) -> bool:
    return until is None or until <= now


def _message(world: World, message_id: str) -> OutboxMessage:
    message: OutboxMessage | None = world.get(OutboxMessage, message_id)
    if message is None:
        raise NotFound
    return message
