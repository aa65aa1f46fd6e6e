"""What the product needs from a mail service."""

from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import Protocol

from app.gateways.delivery import Delivery, Undeliverable


@dataclass(frozen=True)
class MailMessage:
    """A mail to one person; ``message_key`` is the same when it is sent again, so that it arrives once."""

    to: str
    subject: str
    text: str
    html: str | None
    message_key: str


class Mailer(Protocol):
    """Sends mails."""

    def send(self, message: MailMessage) -> Delivery:
        """Hand the mail over. Raises :class:`~app.gateways.delivery.DeliveryFailed`: ``permanent`` says
        whether trying again is of no use.
        """
        ...


def checked_address(address: str) -> str:
    """``address`` itself. Raises :class:`Undeliverable` unless it is one plain address, ``name@domain``."""
    try:
        parsed = Address(addr_spec=address)
    except (ValueError, IndexError, HeaderParseError):
        raise Undeliverable(f"not an address: {address[:80]!r}") from None
    if not parsed.username or "." not in parsed.domain:
        raise Undeliverable(f"not an address: {address[:80]!r}")
    return address


def checked_subject(subject: str) -> str:
    """``subject`` itself. Raises :class:`Undeliverable` if it has a line break, which would add headers."""
    if len(subject.splitlines()) > 1 or subject != subject.strip("\r\n"):
        raise Undeliverable("a subject has one line")
    return subject
