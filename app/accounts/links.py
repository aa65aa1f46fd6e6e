"""Links in letters: signed, bound to the account as it is now, and good for a while.

A link hangs on the account's anchor (``fs_uniquifier``), which every new password changes: so it counts once.
It hangs on the address, too: what lies in a mail box that is the holder's no more is worth nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.orm import Session

from app.accounts.refusals import LinkSpent
from app.persistence.accounts import Account

RESET, INVITED, VERIFY = "reset", "invited", "verify"
LIVES = {RESET: timedelta(minutes=60), INVITED: timedelta(hours=72), VERIFY: timedelta(days=7)}


@dataclass(frozen=True)
class SignedLink:
    """The token that stands in the address, and the moment it ends."""

    token: str
    until: datetime


def sign_link(secret: str, found: Account, purpose: str, now: datetime) -> SignedLink:
    """A link for the account's holder."""
    until = (now + LIVES[purpose]).replace(microsecond=0)
    said = [found.id, int(until.timestamp())]
    return SignedLink(str(_signer(secret, found, purpose).dumps(said)), until)


def read_link(secret: str, session: Session, purposes: tuple[str, ...], token: str, now: datetime) -> Account:
    """The account a link was written for. Raises LinkSpent when it is forged, too old or used."""
    found = session.get(Account, _claimed(token))
    for purpose in purposes:
        if found is not None and found.active and _fits(secret, found, purpose, token, now):
            return found
    raise LinkSpent


def _claimed(token: str) -> str:
    _, said = URLSafeSerializer("").loads_unsafe(token)
    return said[0] if isinstance(said, list) and said and isinstance(said[0], str) else ""


def _fits(secret: str, found: Account, purpose: str, token: str, now: datetime) -> bool:
    try:
        said: Any = _signer(secret, found, purpose).loads(token)
    except BadSignature:
        return False
    return datetime.fromtimestamp(said[1], UTC) > now


def _signer(secret: str, found: Account, purpose: str) -> URLSafeSerializer:
    # An address is verified for itself: a new password in between does not matter, a new address does.
    anchor = found.email if purpose == VERIFY else f"{found.fs_uniquifier}:{found.email or ''}"
    return URLSafeSerializer(secret, salt=f"link:{purpose}:{anchor}")
