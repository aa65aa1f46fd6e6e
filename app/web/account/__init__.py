"""Accounts of people: register, log in, passwords, devices, the second step, one's own profile."""

from app.web.account import (
    code,
    devices,
    factor,
    forgotten,
    login,
    profile,
    register,
    register_organisation,
    safety,
    verify,
)
from app.web.account.blueprint import account

__all__ = [
    "account",
    "code",
    "devices",
    "factor",
    "forgotten",
    "login",
    "profile",
    "register",
    "register_organisation",
    "safety",
    "verify",
]
