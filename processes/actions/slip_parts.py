"""Parts that several slips share."""

from typing import Any

from processes.actions.case import CaseInHand

DOTS = "……"
"""What an official form prints where nothing is known."""


def contact(case: CaseInHand) -> dict[str, Any]:
    """How the applicant is reached."""
    dossier = case.dossier
    return {
        "address": dossier.submitter_address or DOTS,
        "phone": dossier.submitter_phone or DOTS,
        "email": dossier.submitter_email or "",
    }
