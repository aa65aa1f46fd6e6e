"""Parts that several slips share."""

from typing import Any

from processes.actions.case import CaseInHand

DOTS = "……"
"""What an official form prints where nothing is known."""


def on_paper(case: CaseInHand, kind: str, number: int) -> dict[str, Any]:
    """A slip of a dossier filed at the desk is signed by hand by both; the receipt names its place in the
    register, whose sequence is that of the receipts of the year."""
    if not case.dossier.filed_by or kind not in ("receipt_slip", "supplement_slip", "refusal_slip"):
        return {}
    if kind != "receipt_slip":
        return {"electronic": False}
    book = {"book": f"{case.world.today():%Y}", "book_seq": number}
    return {"electronic": False, "copy_mark": "Giao người nộp", **book}


def contact(case: CaseInHand) -> dict[str, Any]:
    """How the applicant is reached."""
    dossier = case.dossier
    return {
        "address": dossier.submitter_address or DOTS,
        "phone": dossier.submitter_phone or DOTS,
        "email": dossier.submitter_email or "",
    }
