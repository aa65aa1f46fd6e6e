"""The second factor of an account in the database: set up, used, removed."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.refusals import WrongCode
from app.accounts.second_factor import (
    Factor,
    check_code,
    hash_recovery_code,
    is_recovery_code,
    new_recovery_codes,
    without_code,
)
from app.persistence.accounts import Account


def set_up_factor(
    session: Session, secret: str, account_id: str, sealed: str, code: str, now: datetime
) -> tuple[str, ...]:
    """Keep the factor after its first right code; returns the recovery codes, which are shown once.

    Raises WrongCode.
    """
    found = _locked(session, account_id)
    found.totp_secret = check_code(secret, Factor(sealed), code, now).written()
    return renew_recovery_codes(session, secret, account_id)


def renew_recovery_codes(session: Session, secret: str, account_id: str) -> tuple[str, ...]:
    """New recovery codes; the old ones are worth nothing."""
    codes = new_recovery_codes()
    _locked(session, account_id).recovery_codes = [hash_recovery_code(secret, code) for code in codes]
    return codes


def use_code(session: Session, secret: str, account_id: str, code: str, now: datetime) -> None:
    """Use a code of the telephone or a recovery code, each once. Raises WrongCode."""
    found = _locked(session, account_id)
    if found.totp_secret is None:
        raise WrongCode
    if is_recovery_code(code):
        found.recovery_codes = without_code(secret, found.recovery_codes, code)
    else:
        found.totp_secret = check_code(secret, Factor.read(found.totp_secret), code, now).written()


def remove_factor(session: Session, account_id: str) -> None:
    """No second factor any more."""
    found = _locked(session, account_id)
    found.totp_secret, found.recovery_codes = None, []


def _locked(session: Session, account_id: str) -> Account:
    return session.get_one(Account, account_id, with_for_update=True)
