"""Applicants with accounts: opening one in a single transaction, and keeping their contact details."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts import AccountTaken, open_account
from app.persistence.accounts import Account
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import party
from app.persistence.transaction import Transactions
from app.persistence.world import DatabaseWorld
from processes.actions.administration import RegisterParty, register_party
from processes.actions.notices import queue_message
from processes.domain.access import NOBODY, Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import Party
from processes.ports import World


@dataclass(frozen=True)
class Registration:
    """A citizen who registers on the portal (C-03); ``username`` empty means the identification number."""

    name: str
    person_id: str
    birth_date: date
    sex: str
    phone: str
    email: str
    address: str
    password: str
    username: str = ""
    consent: bool = False
    locale: str = "vi"


@dataclass(frozen=True)
class ContactDetails:
    """What a person may change himself (C-13); ``consent`` is the agreement to keep and reuse data (X-07)."""

    phone: str
    email: str
    address: str
    consent: bool
    locale: str = "vi"


def register(transactions: Transactions, asked: Registration) -> Account:
    """Keep the person, open the account and send the first notice, all or nothing.

    Raises AccountTaken when number, name or address is somebody's already.
    """
    now = transactions.clock()

    def work(session: Session) -> Account:
        world = DatabaseWorld(session, now, transactions.versions, transactions.calendars)
        return _register(session, world, asked)

    try:
        return transactions.write(work)
    except IntegrityError as error:
        # Two registered the same at once, or the number belongs to somebody filed for at the desk.
        raise AccountTaken from error


def _register(session: Session, world: DatabaseWorld, asked: Registration) -> Account:
    taken = select(party.c.id).where(party.c.person_id == asked.person_id)
    named = select(account.c.id).where(account.c.username == asked.person_id)
    if session.execute(taken).first() or session.execute(named).first():
        raise AccountTaken
    person = register_party(world, NOBODY, _party(asked))
    opened = open_account(
        session,
        asked.username or asked.person_id,
        asked.password,
        world.now,
        email=asked.email,
        party_id=person.id,
        locale=asked.locale,
    )
    _tell(world, person, opened)
    return opened


def _party(asked: Registration) -> RegisterParty:
    return RegisterParty(
        kind="citizen",
        name=asked.name,
        person_id=asked.person_id,
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


def save_contact(transactions: Transactions, actor: Actor, command: ContactDetails) -> Party:
    """Change the contact details together with the address one logs in with.

    Raises AccountTaken when the mail address is another account's.
    """
    now = transactions.clock()

    def work(session: Session) -> Party:
        world = DatabaseWorld(session, now, transactions.versions, transactions.calendars)
        person = change_contact(world, actor, command)
        _move_address(session, person.id, command.email.lower())
        return person

    try:
        return transactions.write(work)
    except IntegrityError as error:
        raise AccountTaken from error


def _move_address(session: Session, party_id: str, email: str) -> None:
    taken = select(account.c.id).where(
        account.c.party_id.is_distinct_from(party_id),
        or_(func.lower(account.c.email) == email, account.c.username == email),
    )
    if session.execute(taken).first():
        raise AccountTaken
    session.execute(update(account).where(account.c.party_id == party_id).values(email=email))
