"""Who looked at which file: one row for each view, in a transaction of its own."""

from flask import request

from app.access_log import log_access
from app.services import services
from app.web.actors import current_actor


def note_look(what: str, subject: str) -> None:
    """Keep that the person of this request saw ``subject`` (an id)."""
    at_hand = services()
    log_access(
        at_hand.transactions, at_hand.clock(), current_actor().id, what, subject, request.remote_addr or ""
    )
