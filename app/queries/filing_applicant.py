"""What forms see as ``applicant``: the account's own data, for prefilling with consent (C-34)."""

import re
from typing import Any

from processes.domain.organisation import Party

_PROVINCE = re.compile(r"(?i)(tỉnh|thành phố|tp\.?)\s")
_COMMUNE = re.compile(r"(?i)(xã|phường|đặc khu|thị trấn)\s")
SEXES = {"nam": "male", "nữ": "female"}


def applicant_facts(party: Party) -> dict[str, Any]:
    """The names that the shared forms prefill from; null where the account does not know, and all of them
    null where its holder did not agree to have his data reused (X-07).

    ``full_name``, ``birth_date``, ``sex`` (male, female), ``person_id``, ``tax_code``, ``phone``, ``email``,
    ``address`` and ``permanent_address`` ({province, commune, street}), and for organisations
    ``organisation_name``, ``representative_name``, ``representative_person_id``.
    """
    person = party.kind == "citizen"
    address = address_parts(party.address)
    facts: dict[str, Any] = {
        "full_name": party.name if person else None,
        "birth_date": party.birth_date,
        "sex": SEXES.get((party.sex or "").casefold(), party.sex),
        "person_id": party.person_id,
        "tax_code": party.tax_code,
        "phone": party.phone or None,
        "email": party.email or None,
        "address": address,
        "permanent_address": address if person else None,
        "organisation_name": None if person else party.name,
        "representative_name": None,
        "representative_person_id": None,
    }
    return facts if party.consent_at else dict.fromkeys(facts)


def address_parts(text: str) -> dict[str, str] | None:
    """An address on one line, taken apart where it ends in commune and province; else nothing is guessed."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 3 or not _PROVINCE.match(parts[-1]) or not _COMMUNE.match(parts[-2]):
        return None
    return {"province": parts[-1], "commune": parts[-2], "street": ", ".join(parts[:-2])}
