"""Opening an account, and finding one by what somebody types. Passwords are argon2id."""

import re
import uuid
from datetime import datetime
from typing import Any

from flask_security import hash_password
from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from app.accounts.passwords import check_password, normal
from app.accounts.refusals import AccountTaken
from app.persistence.accounts import Account
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import party
from forms.messages import message

NAME = re.compile(r"(?=.*[a-z])[a-z0-9][a-z0-9._-]{3,59}")
"""A letter must be in it, so that nobody takes another's identification number; no @ of an address."""
NAME_FAULT = message("Đặt tên đăng nhập từ 4 ký tự, có ít nhất một chữ cái không dấu, ví dụ: hongnhung90")


def open_account(
    session: Session,
    username: str,
    password: str | None,
    now: datetime,
    email: str | None = None,
    party_id: str | None = None,
    officer_id: str | None = None,
    locale: str = "vi",
    demo: bool = False,
) -> Account:
    """Make an account; without a password it is an invitation, and nobody gets in before one is chosen.

    Raises AccountTaken when the name or address is in use, WeakPassword when the password breaks a rule.
    """
    name, address = written_name(username), email.strip().lower() if email else None
    if password is not None:
        check_password(password, name)
    if is_taken(session, name, address):
        raise AccountTaken
    made = Account(
        id=str(uuid.uuid4()),
        username=name,
        email=address,
        password=None if password is None else hash_password(normal(password)),
        fs_uniquifier=fresh_uniquifier(),
        created_at=now,
        demo=demo,
        locale=locale,
        party_id=party_id,
        officer_id=officer_id,
        invited_at=now if password is None else None,
    )
    session.add(made)
    return made


def written_name(typed: str) -> str:
    """A user name as it is kept: without spaces around it, in small letters."""
    return normal(typed).strip().lower()


def fresh_uniquifier() -> str:
    """A new anchor for sessions and links: whatever hung on the old one is worth nothing."""
    return uuid.uuid4().hex


def is_taken(session: Session, name: str, address: str | None) -> bool:
    """Whether an account has the name or the e-mail address."""
    same = or_(account.c.username == name, func.lower(account.c.email) == (address or "-"))
    return session.execute(select(account.c.id).where(same)).first() is not None


def find_named(session: Session, typed: str, allows_demo: bool = True) -> Account | None:
    """The account of a chosen name, an e-mail address, or the number of its person or organisation (C-14).

    In this order: a household business has the number of its owner as tax code.
    """
    found = session.scalars(_named(written_name(typed))).first()
    return None if found is None or (found.demo and not allows_demo) else found


def _named(name: str) -> Select[tuple[Account]]:
    called, addressed = account.c.username == name, func.lower(account.c.email) == name
    person = account.c.party_id.in_(_parties(party.c.person_id == name))
    taxed = account.c.party_id.in_(_parties(party.c.tax_code == name, party.c.kind != "citizen"))
    order = case((called, 0), (addressed, 1), (person, 2), else_=3)
    return select(Account).where(or_(called, addressed, person, taxed)).order_by(order)


def _parties(*conditions: ColumnElement[bool]) -> Any:
    return select(party.c.id).where(*conditions)
