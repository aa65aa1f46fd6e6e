"""The log of who looked: written in a transaction of its own, whether or not the page succeeds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, insert, select

from app.persistence.tables.records import access_log
from app.persistence.transaction import Transactions

LONGEST_WHAT, LONGEST_SUBJECT, LONGEST_ADDRESS = 40, 80, 60
SAME_LOOK = timedelta(minutes=10)
"""Somebody who turns to the same page again within this time is still looking."""


@dataclass(frozen=True)
class Access:
    """Somebody (``actor_id`` empty for the public) looks at ``subject`` from ``address``.

    ``what`` is a word of ``app.queries.read_words``; ``dossier_id`` the dossier it belongs to.
    """

    actor_id: str
    what: str
    subject: str
    address: str
    dossier_id: str | None = None

    @property
    def row(self) -> dict[str, str | None]:
        """As it is kept."""
        return {
            "actor_id": self.actor_id,
            "what": self.what[:LONGEST_WHAT],
            "subject": self.subject[:LONGEST_SUBJECT],
            "address": self.address[:LONGEST_ADDRESS],
            "dossier_id": self.dossier_id,
        }


def log_access(transactions: Transactions, at: datetime, access: Access) -> None:
    """Keep it."""
    row = {"at": at, **access.row}
    transactions.write(lambda session: session.execute(insert(access_log).values(row)) and None)


def log_access_once(transactions: Transactions, at: datetime, access: Access) -> None:
    """Keep it, unless the same person saw the same a moment ago: then it costs one read."""
    row, on = access.row, access_log.c
    same = (getattr(on, name) == row[name] for name in ("actor_id", "what", "subject"))
    before = exists().where(on.at > at - SAME_LOOK, on.at <= at, *same)
    with transactions.read() as session:
        seen = session.execute(select(before)).scalar()
    if not seen:
        log_access(transactions, at, access)
