"""The log of who looked: written in a transaction of its own, whether or not the page succeeds."""

from datetime import datetime

from sqlalchemy import insert

from app.persistence.tables.records import access_log
from app.persistence.transaction import Transactions

LONGEST_SUBJECT, LONGEST_ADDRESS = 80, 60


def log_access(
    transactions: Transactions, at: datetime, actor_id: str, what: str, subject: str, address: str
) -> None:
    """Keep that somebody (``actor_id`` empty for the public) looked at ``subject`` from ``address``."""
    row = {
        "at": at,
        "actor_id": actor_id,
        "what": what,
        "subject": subject[:LONGEST_SUBJECT],
        "address": address[:LONGEST_ADDRESS],
    }
    transactions.write(lambda session: session.execute(insert(access_log).values(row)) and None)
