"""What is known of a payment by its reference."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import payment

SETTLED = ("paid", "refund_due")


@dataclass(frozen=True)
class KnownPayment:
    """A payment that was asked for, and its dossier."""

    dossier_id: str
    party_id: str
    amount: Decimal
    status: str
    sent: bool

    @property
    def settled(self) -> bool:
        """Whether the money has come."""
        return self.status in SETTLED


def known_payment(reference: str) -> KnownPayment | None:
    """The payment with this reference, if we asked for one."""
    columns = (payment.c.dossier_id, dossier.c.party_id, payment.c.amount, payment.c.status, dossier.c.status)
    query = select(*columns).join(dossier, payment.c.dossier_id == dossier.c.id)
    row = db.session.execute(query.where(payment.c.reference == reference)).first()
    return KnownPayment(*row[:4], sent=row[4] != "draft") if row else None
