"""Accounts: opening one, and checking who somebody is. Passwords are argon2id through Flask-Security."""

import unicodedata
import uuid
from datetime import datetime, timedelta

from flask_security import UserDatastore, hash_password, verify_password
from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from app.persistence.accounts import Account
from app.persistence.database import db
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import party
from forms.messages import message
from processes.domain.errors import Refusal

TRIES = 5
LOCK = timedelta(minutes=15)
DUMMY = "khong-co-tai-khoan-nay"
LONGEST_PASSWORD = 200
"""Longer ones cannot be set; the library refuses to hash very long ones, which would tell known names."""


class AccountTaken(Refusal):
    """Somebody has registered with this name, number or e-mail address."""

    http = 422
    text = message(
        "Đã có tài khoản với tên, số định danh hoặc thư điện tử này. Đăng nhập, hoặc dùng tên khác."
    )


class WrongLogin(Refusal):
    """Name and password do not belong together; the sentence does not say which is wrong."""

    http = 422
    text = message("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại cả hai rồi thử lại.")


class AccountLocked(Refusal):
    """Too many wrong passwords."""

    http = 429
    text = message("Nhập sai mật khẩu quá nhiều lần. Tài khoản tạm khóa 15 phút, sau đó đăng nhập lại.")


class Accounts(UserDatastore):  # type: ignore[misc]
    """What Flask-Security asks of us: find the account of a session."""

    def __init__(self, allows_demo: bool) -> None:
        super().__init__(Account, None)
        self._allows_demo = allows_demo

    def find_user(self, case_insensitive: bool = False, **given: object) -> Account | None:
        """The active account with these values."""
        found = db.session.scalars(select(Account).filter_by(**given)).first()
        return None if found is None or (found.demo and not self._allows_demo) else found

    def put(self, model: object) -> object:
        """Changes are made by actions, not by the library."""
        return model


def normal(text: str) -> str:
    """Names and passwords as they are compared: NFKD, so that keyboards do not differ."""
    return unicodedata.normalize("NFKD", text)


def open_account(
    session: Session,
    username: str,
    password: str,
    now: datetime,
    email: str | None = None,
    party_id: str | None = None,
    officer_id: str | None = None,
    locale: str = "vi",
    demo: bool = False,
) -> Account:
    """Make an account. Raises AccountTaken when the name or address is in use."""
    name = normal(username).strip().lower()
    address = email.strip().lower() if email else None
    same = or_(Account.username == name, func.lower(Account.email) == (address or "-"))  # type: ignore[arg-type]
    if session.scalars(select(Account).where(same)).first() is not None:
        raise AccountTaken
    made = Account(
        id=str(uuid.uuid4()),
        username=name,
        email=address,
        password=hash_password(normal(password)),
        fs_uniquifier=uuid.uuid4().hex,
        created_at=now,
        demo=demo,
        locale=locale,
        party_id=party_id,
        officer_id=officer_id,
    )
    session.add(made)
    return made


def authenticate(username: str, password: str, now: datetime, allows_demo: bool = False) -> Account:
    """The account of a name (or identification number, C-14) and password.

    Raises WrongLogin or AccountLocked. An unknown name costs as much time as a wrong password.
    """
    found = db.session.scalars(select(Account).where(_named(normal(username).strip().lower()))).first()
    if (
        found is None
        or found.password is None
        or (found.demo and not allows_demo)
        or len(password) > LONGEST_PASSWORD
    ):
        hash_password(DUMMY)
        raise WrongLogin
    if found.locked_until and found.locked_until > now:
        raise AccountLocked
    if not verify_password(normal(password), found.password) or not found.active:
        raise WrongLogin
    return found


def count_failure(session: Session, username: str, now: datetime) -> None:
    """Count a wrong password; after five the account rests for a quarter of an hour."""
    found = session.scalars(select(Account).where(_named(normal(username).strip().lower()))).first()
    if found is None:
        return
    found.failed_logins += 1
    if found.failed_logins >= TRIES:
        found.failed_logins, found.locked_until = 0, now + LOCK


def note_login(session: Session, account_id: str, locale: str) -> None:
    """A right password clears the count; the language of the visit becomes the account's."""
    forget_failures(session, account_id)
    session.execute(update(account).where(account.c.id == account_id).values(locale=locale))


def forget_failures(session: Session, account_id: str) -> None:
    """A right password clears the count."""
    session.execute(
        update(account).where(account.c.id == account_id).values(failed_logins=0, locked_until=None)
    )


def end_sessions(session: Session, account_id: str) -> None:
    """Every session of the account ends: a session lives in its cookie, which may have been copied."""
    session.execute(update(account).where(account.c.id == account_id).values(fs_uniquifier=uuid.uuid4().hex))


def _named(name: str) -> object:
    """The chosen name, the e-mail address, or the identification number of the account's person (C-14)."""
    numbered = select(party.c.id).where(party.c.person_id == name)
    return or_(
        Account.username == name,  # type: ignore[arg-type]
        func.lower(Account.email) == name,
        Account.party_id.in_(numbered),  # type: ignore[union-attr]
    )
