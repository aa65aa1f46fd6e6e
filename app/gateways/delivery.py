"""What sending a message to a person comes to, whatever carries it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Delivery:
    """The carrier has taken the message. ``carrier_id`` is its name for it, to ask about later."""

    message_key: str
    carrier_id: str


class DeliveryFailed(Exception):
    """The carrier has not taken the message; trying again later may help."""

    permanent = False


class Undeliverable(DeliveryFailed):
    """The carrier will never take this message: the address is wrong, or it was refused for good."""

    permanent = True
