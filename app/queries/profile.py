"""The applicant behind an account, for the profile page."""

from dataclasses import dataclass

from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.organisation import party
from processes.domain.errors import NotFound


@dataclass(frozen=True)
class Applicant:
    """A party as its owner sees it."""

    kind: str
    name: str
    number: str
    """The identification number of a person, the tax code of an organisation."""
    phone: str
    email: str
    address: str
    consented: bool


def applicant(party_id: str) -> Applicant:
    """The applicant; raises NotFound."""
    columns = (party.c.kind, party.c.name, party.c.person_id, party.c.tax_code)
    contact = (party.c.phone, party.c.email, party.c.address)
    row = db.session.execute(
        select(*columns, *contact, party.c.consent_at).where(party.c.id == party_id)
    ).first()
    if row is None:
        raise NotFound
    number = row.person_id or row.tax_code or ""
    return Applicant(row.kind, row.name, number, *row[4:7], row.consent_at is not None)
