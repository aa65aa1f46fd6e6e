"""A forgotten password: asking for a link, and choosing a new password by one."""

from dataclasses import dataclass
from datetime import datetime

from flask_security import hash_password
from sqlalchemy.orm import Session

from app.accounts.letters import holder_name, send_link, tell
from app.accounts.links import INVITED, RESET, VERIFY, read_link
from app.accounts.logging_in import is_password
from app.accounts.opening import find_named, fresh_uniquifier
from app.accounts.passwords import check_password, normal
from app.accounts.refusals import WrongPassword
from app.accounts.sessions import end_sessions
from app.persistence.accounts import Account
from app.persistence.transaction import Transactions
from app.persistence.world import DatabaseWorld
from processes.domain.organisation import Party
from processes.ports import World

LETTER_EVERY = 300
"""Seconds: one link in that time, so that nobody's mail box is filled by asking for him."""


@dataclass(frozen=True)
class Letters:
    """What is needed to write links: the transactions and the secret that signs."""

    transactions: Transactions
    secret: str

    def world(self, session: Session) -> DatabaseWorld:
        """The world of one transaction."""
        at_hand = self.transactions
        return DatabaseWorld(session, at_hand.clock(), at_hand.versions, at_hand.calendars)


def ask_reset(letters: Letters, typed: str, allows_demo: bool) -> None:
    """Send a link to the holder of a name, number or address; nobody learns whether there is one."""

    def work(session: Session) -> None:
        world = letters.world(session)
        found = find_named(session, typed, allows_demo)
        if found is not None and found.active and found.email:
            slot = int(world.now.timestamp()) // LETTER_EVERY
            send_link(world, letters.secret, found, RESET, str(slot))

    letters.transactions.write(work)


def holder_of_link(session: Session, secret: str, token: str, now: datetime) -> Account:
    """Whose password a link lets one choose. Raises LinkSpent."""
    return read_link(secret, session, (RESET, INVITED), token, now)


def must_agree(session: Session, found: Account) -> bool:
    """Whether the holder comes for the first time and has not agreed that his data are processed: the office
    knows him from the desk only (Law 91/2025/QH15, art. 9)."""
    party = session.get(Party, found.party_id) if found.party_id and found.password is None else None
    return party is not None and party.privacy_at is None


def choose_by_link(letters: Letters, token: str, password: str, agreed: str = "") -> None:
    """Set the password a link was sent for, end every session and tell the holder.

    ``agreed`` is the version of the notice on personal data that he agreed to now.
    Raises LinkSpent and WeakPassword.
    """

    def work(session: Session) -> None:
        world = letters.world(session)
        found = holder_of_link(session, letters.secret, token, world.now)
        if agreed and must_agree(session, found):
            party = session.get_one(Party, found.party_id)
            party.privacy_at, party.privacy_version = world.now, agreed
        set_password(world, found, password)
        end_sessions(session, found.id, world.now)

    letters.transactions.write(work)


def change_password(letters: Letters, account_id: str, present: str, password: str, stays: str) -> str:
    """Change one's own password; every session but ``stays`` ends. Returns the account's new anchor.

    Raises WrongPassword and WeakPassword.
    """

    def work(session: Session) -> str:
        world, found = letters.world(session), session.get_one(Account, account_id)
        if not is_password(found, present):
            raise WrongPassword
        set_password(world, found, password)
        end_sessions(session, account_id, world.now, but=stays)
        return found.fs_uniquifier

    return letters.transactions.write(work)


def set_password(world: World, found: Account, password: str) -> None:
    """Keep a new password, spend every link, clear the counts, and tell the holder by mail."""
    check_password(password, found.username, found.email or "", *_names(world, found))
    invited = found.password is None and found.invited_at is not None
    found.password, found.fs_uniquifier = hash_password(normal(password)), fresh_uniquifier()
    found.failed_logins, found.locked_until, found.invited_at = 0, None, None
    if invited and found.email:
        # The link came by mail, so the address is the holder's.
        found.email_verified_at = found.email_verified_at or world.now
    tell(world, found, "password_changed", {"at": world.now.isoformat()})


def ask_verification(letters: Letters, account_id: str) -> None:
    """Send the link that confirms the account's address."""

    def work(session: Session) -> None:
        world, found = letters.world(session), session.get_one(Account, account_id)
        if found.email_verified_at is None:
            send_link(world, letters.secret, found, VERIFY, str(int(world.now.timestamp()) // LETTER_EVERY))

    letters.transactions.write(work)


def address_of_link(session: Session, secret: str, token: str, now: datetime) -> Account:
    """Whose address a link confirms. Raises LinkSpent."""
    return read_link(secret, session, (VERIFY,), token, now)


def verify_address(letters: Letters, token: str) -> None:
    """Note that the address is the holder's. A second time changes nothing. Raises LinkSpent."""

    def work(session: Session) -> None:
        now = letters.transactions.clock()
        found = address_of_link(session, letters.secret, token, now)
        found.email_verified_at = found.email_verified_at or now

    letters.transactions.write(work)


def _names(world: World, found: Account) -> tuple[str, ...]:
    party: Party | None = world.get(Party, found.party_id) if found.party_id else None
    numbers = (party.person_id or "", party.tax_code or "") if party else ()
    return (holder_name(world, found), *numbers)
