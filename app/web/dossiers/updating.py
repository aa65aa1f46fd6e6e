"""What every page of *Cập nhật hồ sơ* shares: it leads away once the desk has taken the dossier in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import redirect, url_for

from app.queries.filing_case import own_sent
from app.services import services
from app.web.actors import current_actor
from app.web.entry import applicants
from processes.actions.applicant import UpdateSubmitted, update_submitted
from processes.actions.refusals import DossierChanged
from processes.domain.access import may
from processes.domain.errors import NotAllowed


def updatable_or_away(view: Callable[..., Any]) -> Callable[..., Any]:
    """Applicants only; a dossier that can no longer be changed shows where it stands instead."""

    @wraps(view)
    def guarded(dossier_id: str, **names: str) -> Any:
        case = own_sent(current_actor(), dossier_id)
        if not may(case.actor, "update_submitted", case.subject()):
            return redirect(url_for("dossiers.show", dossier_id=dossier_id))
        return view(dossier_id, **names)

    return applicants(guarded)


def perform_update(command: UpdateSubmitted) -> None:
    """Change the dossier. Raises DossierChanged when the desk or another window was quicker (Q13)."""
    try:
        services().transactions.perform(update_submitted, current_actor(), command)
    except NotAllowed as refusal:
        raise DossierChanged from refusal
