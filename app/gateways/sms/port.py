"""What the product needs from an SMS provider."""

from dataclasses import dataclass
from typing import Protocol

from app.gateways.delivery import Delivery


@dataclass(frozen=True)
class SmsMessage:
    """A short message; ``message_key`` is the same when it is sent again, so that it arrives once."""

    to: str
    text: str
    message_key: str


class SmsSender(Protocol):
    """Sends short messages."""

    def send(self, message: SmsMessage) -> Delivery:
        """Hand the message over, without diacritics.

        Raises :class:`~app.gateways.delivery.DeliveryFailed`: ``permanent`` says whether trying again is of
        no use.
        """
        ...
