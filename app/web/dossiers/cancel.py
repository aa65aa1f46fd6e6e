"""Hủy hồ sơ, before the desk has taken it in (C-46, Q5)."""

from flask import redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_case import own_sent
from app.queries.views_citizen import ConfirmAction
from app.services import services
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.entry import applicants
from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.domain.access import may
from processes.domain.errors import NotAllowed


@dossiers.get("/ho-so/<dossier_id>/huy")
@applicants
def cancel(dossier_id: str) -> Response | str:
    """Ask first; where it is too late, the dossier says where it stands."""
    case = own_sent(current_actor(), dossier_id)
    if not may(case.actor, "cancel_submitted", case.subject()):
        return redirect(url_for("dossiers.show", dossier_id=dossier_id))
    says = gettext("Hồ sơ dừng ngay và không mở lại được. Muốn nộp lại thì khai hồ sơ mới.")
    if case.dossier.finance_status == "paid" and not any(f.refundable for f in case.facts.profile.fees):
        says = f"{says} {gettext('Lệ phí đã nộp không hoàn lại.')}"
    view = ConfirmAction(
        title=gettext("Hủy hồ sơ này?"),
        says=says,
        button=gettext("Hủy hồ sơ"),
        url=url_for("dossiers.cancel_for_good", dossier_id=dossier_id),
        back_url=url_for("dossiers.show", dossier_id=dossier_id),
    )
    return render_template("citizen/confirm.html", view=view)


@dossiers.post("/ho-so/<dossier_id>/huy")
@applicants
def cancel_for_good(dossier_id: str) -> Response:
    """Cancel; a second press finds it cancelled."""
    try:
        services().transactions.perform(cancel_submitted, current_actor(), CancelSubmitted(dossier_id))
    except NotAllowed:
        own_sent(current_actor(), dossier_id)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))
