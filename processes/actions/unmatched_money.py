"""Money that came and has no place: a draft thrown away meanwhile, another amount than was asked."""

from dataclasses import dataclass
from decimal import Decimal

from processes.domain.access import Actor, may
from processes.domain.errors import NotAllowed
from processes.ports import World


@dataclass(frozen=True)
class UnmatchedMoney:
    """What the provider said of it, after its signature was verified; ``amount`` in đồng."""

    reference: str
    amount: Decimal
    transaction_no: str


class MoneyWithoutPlace(Exception):
    """Somebody's money waits to be paid back or cleared up."""


def report_unmatched_money(world: World, actor: Actor, command: UnmatchedMoney) -> None:
    """Always breaks: whoever runs it keeps an incident with reference and amount, counted again when the
    provider repeats itself, until an administrator has cleared it up and closes it with the reason."""
    if not may(actor, "confirm_payment"):
        raise NotAllowed
    raise MoneyWithoutPlace(f"{command.reference}: {command.amount} VND, {command.transaction_no}")
