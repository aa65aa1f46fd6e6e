"""Applicants: citizens and organisations that register on the portal."""

from dataclasses import dataclass
from datetime import date

from processes.domain.access import Actor
from processes.domain.organisation import Party
from processes.ports import World


@dataclass(frozen=True)
class RegisterParty:
    """A citizen or organisation that registers on the portal (C-03)."""

    kind: str
    name: str
    person_id: str | None
    phone: str
    email: str
    address: str = ""
    birth_date: date | None = None
    sex: str | None = None
    tax_code: str | None = None
    locale: str = "vi"
    consent: bool = False


def register_party(world: World, actor: Actor, command: RegisterParty) -> Party:
    """Keep a new applicant; consent to keep and reuse data is recorded with its moment (X-07)."""
    party = Party(
        id=world.new_id(),
        kind=command.kind,
        name=command.name,
        created_at=world.now,
        person_id=command.person_id,
        tax_code=command.tax_code,
        birth_date=command.birth_date,
        sex=command.sex,
        phone=command.phone,
        email=command.email,
        address=command.address,
        locale=command.locale,
        consent_at=world.now if command.consent else None,
    )
    world.add(party)
    return party
