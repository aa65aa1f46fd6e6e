"""Accounts: opening one, who somebody is, and everything that keeps an account its holder's."""

from app.accounts.logging_in import authenticate
from app.accounts.opening import normal, open_account
from app.accounts.passwords import check_password, password_fault
from app.accounts.refusals import AccountDisabled, AccountLocked, AccountTaken, WeakPassword, WrongLogin
from app.persistence.accounts import Account

__all__ = [
    "Account",
    "AccountDisabled",
    "AccountLocked",
    "AccountTaken",
    "WeakPassword",
    "WrongLogin",
    "authenticate",
    "check_password",
    "normal",
    "open_account",
    "password_fault",
]
