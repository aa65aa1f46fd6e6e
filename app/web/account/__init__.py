"""Accounts of people: register, log in, log out, one's own profile."""

from app.web.account import login, profile, register
from app.web.account.blueprint import account

__all__ = ["account", "login", "profile", "register"]
