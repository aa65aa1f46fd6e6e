"""Where a person goes after logging in: only to an address of this site."""

from urllib.parse import urlsplit

from flask import request

from app.web.frame import DOSSIERS, OFFICER_HOME
from processes.domain.access import Actor


def is_local(address: str) -> bool:
    """Whether ``address`` is a path of this site: no host, no scheme, nothing a browser reads as one."""
    if not address.startswith("/") or address.startswith(("//", "/\\")):
        return False
    if any(char == "\\" or not char.isprintable() for char in address):
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def asked_way() -> str:
    """The local address that ``next`` asks for, or nothing."""
    asked = request.args.get("next", "")
    return asked if is_local(asked) else ""


def way_on(officer: bool) -> str:
    """The address after logging in."""
    return asked_way() or (OFFICER_HOME if officer else DOSSIERS)


def home_of(actor: Actor) -> str:
    """Where somebody who is logged in already is sent instead."""
    return way_on(actor.officer_id is not None)
