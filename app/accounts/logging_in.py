"""Who somebody is: name and password, and the growing rest after wrong ones.

The fifth wrong password rests the account for a minute, each further one for 5, 15 and 60 minutes. Anybody
can bring that about from outside, so a device on which the holder has logged in before
(``app.accounts.devices``) is not touched by it: its wrong passwords are counted for itself, and only after
five it is a stranger, too.
"""

from datetime import datetime, timedelta

from flask_security import hash_password, verify_password
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.accounts.devices import Device, failures_of, forget_failures_of, note_failure_of
from app.accounts.opening import find_named
from app.accounts.passwords import LONGEST, normal
from app.accounts.refusals import AccountDisabled, AccountLocked, WrongLogin
from app.persistence.accounts import Account
from app.persistence.database import db
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import officer

TRIES = 5
RESTS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
DUMMY = "khong-co-tai-khoan-nay"


def authenticate(
    username: str, password: str, now: datetime, allows_demo: bool = False, device: Device | None = None
) -> Account:
    """The account of a name (or number, C-14) and password.

    Raises WrongLogin, AccountLocked or AccountDisabled. An unknown name takes as long as a wrong password.
    """
    session = db.session()
    found = find_named(session, username, allows_demo)
    if found is None or found.password is None or len(password) > LONGEST:
        hash_password(DUMMY)
        raise WrongLogin
    check_not_resting(session, found, now, device)
    if not verify_password(normal(password), found.password):
        raise WrongLogin
    if not found.active or _has_left(session, found):
        raise AccountDisabled
    return found


def is_password(found: Account, password: str) -> bool:
    """Whether ``password`` is the account's present one."""
    fits = found.password is not None and len(password) <= LONGEST
    return fits and bool(verify_password(normal(password), found.password))


def check_not_resting(session: Session, found: Account, now: datetime, device: Device | None = None) -> None:
    """Raises AccountLocked while the account rests, but for a device that its holder has used before."""
    if found.locked_until and found.locked_until > now and not is_trusted(session, found.id, device):
        raise AccountLocked(found.locked_until)


def is_trusted(session: Session, account_id: str, device: Device | None) -> bool:
    """Whether the device is one of the account's that has not been wrong too often by itself."""
    mine = device is not None and device.account_id == account_id
    return mine and device is not None and failures_of(session, device) < TRIES


def count_failure(session: Session, username: str, now: datetime, device: Device | None = None) -> None:
    """Count a wrong password or code against the device, or against the account."""
    found = find_named(session, username)
    if found is not None:
        count_against(session, found, now, device)


def count_against(session: Session, found: Account, now: datetime, device: Device | None = None) -> None:
    """As :func:`count_failure`, for an account that is known."""
    if device is not None and is_trusted(session, found.id, device):
        note_failure_of(session, device)
        return
    failed = found.failed_logins + 1
    values: dict[str, object] = {"failed_logins": failed}
    if failed >= TRIES:
        values["locked_until"] = now + RESTS[min(failed - TRIES, len(RESTS) - 1)]
    session.execute(update(account).where(account.c.id == found.id).values(**values))


def note_login(
    session: Session, found: Account, locale: str, now: datetime, address: str, device: Device | None = None
) -> None:
    """A login clears the counts; the language of the visit becomes the account's."""
    if device is not None and device.account_id == found.id:
        forget_failures_of(session, device)
    values = {
        "failed_logins": 0,
        "locked_until": None,
        "locale": locale,
        "last_login_at": now,
        "last_login_address": address[:60],
    }
    session.execute(update(account).where(account.c.id == found.id).values(**values))


def _has_left(session: Session, found: Account) -> bool:
    if found.officer_id is None:
        return False
    return not session.execute(select(officer.c.active).where(officer.c.id == found.officer_id)).scalar()
