"""The outbox: messages are leased, sent with no transaction open, and marked.

A message that waits has a row in ``due`` with its own id, at the moment of its next attempt; while it is
leased that is the end of the lease, so that a message whose sender died comes up again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from processes.domain.access import Actor, may
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due
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
MOST_AGAIN = 500
"""How many dead letters one press of a button tries again."""


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
    """The gateway did not take the message; ``permanent`` when it never will."""

    message_id: str
    error: str
    permanent: bool = False


@dataclass(frozen=True)
class SendAgain:
    """An administrator wants a dead letter to be tried again."""

    message_id: str


@dataclass(frozen=True)
class SendManyAgain:
    """An administrator wants dead letters to be tried again."""

    message_ids: tuple[str, ...]


def lease_message(world: World, actor: Actor, command: LeaseMessage) -> OutboxMessage | None:
    """Take a message for sending; None when another worker has it, or it is sent or given up."""
    message = _message(world, command.message_id)
    if message.state in ("sent", "dead"):
        _set_moment(world, message, None)
        return None
    if message.state == "leased" and not _lapsed(message.leased_until, world.now):
        return None
    message.state, message.attempts = "leased", message.attempts + 1
    message.leased_until = world.now + LEASE
    _set_moment(world, message, message.leased_until)
    return message


def mark_sent(world: World, actor: Actor, command: MarkSent) -> None:
    """The message is sent."""
    message = _message(world, command.message_id)
    message.state, message.sent_at, message.error = "sent", world.now, ""
    message.subject, message.body = command.subject, command.body
    _set_moment(world, message, None)


def mark_failed(world: World, actor: Actor, command: MarkFailed) -> None:
    """Try again later, each time after a longer wait; after the last wait, or where no try will ever help,
    it is a dead letter. A message that was sent meanwhile stays sent."""
    message = _message(world, command.message_id)
    if message.state == "sent":
        return
    message.error = command.error[:500]
    if command.permanent or message.attempts > len(BACK_OFF):
        message.state = "dead"
        _set_moment(world, message, None)
        return
    message.state = "pending"
    _set_moment(world, message, world.now + BACK_OFF[max(message.attempts, 1) - 1])


def send_again(world: World, actor: Actor, command: SendAgain) -> bool:
    """Put a dead letter back among those to send; any other message is left as it is."""
    if not may(actor, "administer"):
        raise NotAllowed
    message = _message(world, command.message_id)
    if message.state != "dead":
        return False
    message.state, message.attempts = "pending", 0
    _set_moment(world, message, world.now)
    return True


def send_many_again(world: World, actor: Actor, command: SendManyAgain) -> int:
    """Put dead letters back among those to send, ``MOST_AGAIN`` at most; returns how many."""
    chosen = list(dict.fromkeys(command.message_ids))[:MOST_AGAIN]
    return sum(send_again(world, actor, SendAgain(message_id)) for message_id in chosen)


def _set_moment(world: World, message: OutboxMessage, moment: datetime | None) -> None:
    """When the worker looks at the message next; None: never."""
    message.next_attempt_at = moment
    row: Due | None = world.get(Due, message.id)
    if row is None:
        if moment is not None:
            world.add(Due(message.id, world.now, "message", message.dossier_id, due_at=moment))
    elif moment is None:
        world.remove(row)
    else:
        row.due_at, row.next_attempt_at = moment, None


def _lapsed(until: datetime | None, now: datetime) -> bool:
    return until is None or until <= now


def _message(world: World, message_id: str) -> OutboxMessage:
    message: OutboxMessage | None = world.lock(OutboxMessage, message_id)
    if message is None:
        raise NotFound
    return message
