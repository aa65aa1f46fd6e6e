"""Applicants with accounts: opening one in a single transaction, and keeping their contact details."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import AccountTaken, check_password, open_account
from app.accounts.letters import send_link, tell
from app.accounts.links import VERIFY
from app.accounts.recovery import Letters
from app.accounts.refusals import NumberKnown
from app.persistence.accounts import Account
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import party
from app.persistence.world import DatabaseWorld
from processes.actions.notices import queue_message
from processes.actions.parties import RegisterParty, register_party
from processes.domain.access import NOBODY, Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import Party
from processes.ports import World

PRIVACY_VERSION = "2026-11"
"""The text of the notice on personal data that people agree to now; change it together with the page."""


@dataclass(frozen=True)
class Registration:
    """A citizen or an organisation that registers on the portal (C-03, C-05).

    ``kind`` is citizen, enterprise or organisation; the latter two have a tax code instead of number, birth
    date and sex. ``username`` empty means the number. Registering without agreeing that personal data are
    processed (Law 91/2025/QH15) is refused by the page; ``consent`` is the optional agreement to keep and
    reuse them (C-34).
    """

    name: str
    phone: str
    email: str
    address: str
    password: str
    kind: str = "citizen"
    person_id: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    tax_code: str | None = None
    username: str = ""
    consent: bool = False
    locale: str = "vi"

    @property
    def number(self) -> str:
        """The number by which the holder is known."""
        return self.person_id or self.tax_code or ""


@dataclass(frozen=True)
class ContactDetails:
    """What a person may change himself (C-13); ``consent`` is the agreement to keep and reuse data (X-07)."""

    phone: str
    email: str
    address: str
    consent: bool
    locale: str = "vi"


def register(letters: Letters, asked: Registration) -> Account:
    """Keep the person, open the account and send the first notices, all or nothing.

    Raises NumberKnown for a number that is somebody's already, whether he has an account or was served at the
    desk; AccountTaken for a name or an address; WeakPassword.
    """

    def work(session: Session) -> Account:
        return _register(session, letters.world(session), asked, letters.secret)

    try:
        return letters.transactions.write(work)
    except IntegrityError as error:
        # Two registered the same at once.
        raise AccountTaken from error


def _register(session: Session, world: DatabaseWorld, asked: Registration, secret: str) -> Account:
    if _is_known(session, asked):
        raise NumberKnown
    check_password(asked.password, asked.name, asked.number)
    person = register_party(world, NOBODY, _party(asked))
    person.privacy_at, person.privacy_version = world.now, PRIVACY_VERSION
    opened = open_account(
        session,
        asked.username or asked.number,
        asked.password,
        world.now,
        email=asked.email,
        party_id=person.id,
        locale=asked.locale,
    )
    world.flush()
    _tell(world, person, opened)
    send_link(world, secret, opened, VERIFY)
    return opened


def _is_known(session: Session, asked: Registration) -> bool:
    """Whether the number is somebody's already, as a number or as a user name."""
    numbers = [party.c.person_id == asked.person_id] if asked.person_id else []
    if asked.tax_code:
        numbers.append(and_(party.c.tax_code == asked.tax_code, party.c.kind != "citizen"))
    found = session.execute(select(party.c.id).where(or_(*numbers))).first()
    named = select(account.c.id).where(account.c.username == asked.number)
    return found is not None or session.execute(named).first() is not None


def _party(asked: Registration) -> RegisterParty:
    return RegisterParty(
        kind=asked.kind,
        name=asked.name,
        person_id=asked.person_id,
        tax_code=asked.tax_code,
        phone=asked.phone,
        email=asked.email,
        address=asked.address,
        birth_date=asked.birth_date,
        sex=asked.sex,
        locale=asked.locale,
        consent=asked.consent,
    )


def _tell(world: World, person: Party, opened: Account) -> None:
    """The first notice, by mail and short message (C-12, D-04); a password is never sent."""
    for channel, recipient in (("mail", person.email), ("sms", person.phone)):
        queue_message(
            world,
            f"account:{opened.id}:{channel}",
            "account_created",
            (channel, recipient),
            {"name": person.name, "username": opened.username},
            person.locale,
        )


def change_contact(world: World, actor: Actor, command: ContactDetails) -> Party:
    """Save one's own contact details; consent keeps the moment it was first given, or is taken back."""
    person: Party | None = world.get(Party, actor.party_id) if actor.party_id else None
    if person is None:
        raise NotFound
    person.phone, person.email, person.address = command.phone, command.email, command.address
    person.locale = command.locale
    person.consent_at = (person.consent_at or world.now) if command.consent else None
    return person


def save_contact(letters: Letters, actor: Actor, command: ContactDetails) -> Party:
    """Change the contact details together with the address one logs in with; a new one is to be confirmed.

    Raises AccountTaken when the mail address is another account's.
    """

    def work(session: Session) -> Party:
        world = letters.world(session)
        person = change_contact(world, actor, command)
        _move_address(session, world, letters.secret, person.id, command.email.lower())
        return person

    try:
        return letters.transactions.write(work)
    except IntegrityError as error:
        raise AccountTaken from error


def _move_address(session: Session, world: DatabaseWorld, secret: str, party_id: str, email: str) -> None:
    taken = select(account.c.id).where(
        account.c.party_id.is_distinct_from(party_id),
        or_(func.lower(account.c.email) == email, account.c.username == email),
    )
    if session.execute(taken).first():
        raise AccountTaken
    for mine in session.scalars(select(Account).where(account.c.party_id == party_id)):
        if mine.email != email:
            # Whoever got the letters until now learns of it, should a stranger have sat at the device.
            tell(world, mine, "email_changed", {})
            mine.email, mine.email_verified_at = email, None
            # Links of letters that went to the old address are worth nothing.
            send_link(world, secret, mine, VERIFY)
