"""Letters about accounts, put into the outbox in the transaction of what they tell."""

from typing import Any

from app.accounts.links import INVITED, RESET, VERIFY, sign_link
from app.persistence.accounts import Account
from processes.actions.notices import queue_message
from processes.domain.dossier.records import OutboxMessage
from processes.domain.organisation import Officer, Party
from processes.ports import World

LETTERS = {RESET: "password_reset", INVITED: "account_invited", VERIFY: "verify_email"}
"""The kind of letter that carries a link."""
PATHS = {RESET: "/dat-mat-khau/", INVITED: "/dat-mat-khau/", VERIFY: "/xac-nhan-thu/"}


def send_link(
    world: World, secret: str, found: Account, purpose: str, slot: str = "", by_office: bool = False
) -> str:
    """Send the holder a link; returns its path, for handing over where there is no address to send it to.

    Of several asked for in one ``slot`` of time only the first is sent. ``by_office``: an administrator has
    ended the password, the holder has asked for nothing.
    """
    link = sign_link(secret, found, purpose, world.now)
    path, kind = f"{PATHS[purpose]}{link.token}", "password_reset" if by_office else LETTERS[purpose]
    data = {"path": path, "until": link.until.isoformat(), "by_office": by_office}
    tell(world, found, kind, data, slot)
    return path


def tell(world: World, found: Account, kind: str, data: dict[str, Any], slot: str = "") -> None:
    """One letter to the account's address; nothing where it has none."""
    if not found.email:
        return
    key = f"account:{found.id}:{kind}:{slot or world.now.isoformat()}"
    if world.find(OutboxMessage, key=key):
        return
    whose = {"name": holder_name(world, found), "username": found.username}
    queue_message(world, key, kind, ("mail", found.email), {**whose, **data}, found.locale)


def holder_name(world: World, found: Account) -> str:
    """The name of the person or organisation behind the account."""
    holder = _holder(world, found)
    return holder.name if holder else found.username


def _holder(world: World, found: Account) -> Officer | Party | None:
    if found.officer_id:
        officer: Officer | None = world.get(Officer, found.officer_id)
        return officer
    party: Party | None = world.get(Party, found.party_id) if found.party_id else None
    return party
