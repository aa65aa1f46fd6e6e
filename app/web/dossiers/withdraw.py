"""Rút hồ sơ, after intake: asked here, answered by the desk (T-30 to T-32, Q5)."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_case import own_sent
from app.queries.views_citizen import ConfirmAction
from app.services import services
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.entry import applicants
from app.web.languages import say
from processes.actions.refusals import NoteRequired
from processes.actions.sides import AlreadyAsked, StartSide, start_side
from processes.domain.access import may
from processes.domain.errors import NotAllowed

LONGEST = 1000


@dossiers.get("/ho-so/<dossier_id>/rut")
@applicants
def withdraw(dossier_id: str) -> Response | str:
    """Ask first; where it cannot be asked any more, the dossier says where it stands."""
    case = own_sent(current_actor(), dossier_id)
    if not may(case.actor, "ask_withdrawal", case.subject()):
        return redirect(url_for("dossiers.show", dossier_id=dossier_id))
    return _page(dossier_id)


@dossiers.post("/ho-so/<dossier_id>/rut")
@applicants
def ask_withdrawal(dossier_id: str) -> Response | tuple[str, int]:
    """Ask the desk; pressing twice asks once."""
    asked = StartSide(dossier_id, "withdraw", reason=request.form.get("reason", "")[:LONGEST])
    try:
        services().transactions.perform(start_side, current_actor(), asked)
    except NoteRequired as refusal:
        return _page(dossier_id, say(refusal.text)), 422
    except (NotAllowed, AlreadyAsked):
        own_sent(current_actor(), dossier_id)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


def _page(dossier_id: str, error: str = "") -> str:
    view = ConfirmAction(
        title=gettext("Yêu cầu rút hồ sơ này?"),
        says=gettext(
            "Việc giải quyết đứng lại cho đến khi Một cửa trả lời. Được đồng ý thì hồ sơ kết thúc và "
            "Ông, Bà nhận lại giấy tờ; không được đồng ý thì hồ sơ giải quyết tiếp, kèm lý do."
        ),
        button=gettext("Gửi yêu cầu rút"),
        url=url_for("dossiers.ask_withdrawal", dossier_id=dossier_id),
        back_url=url_for("dossiers.show", dossier_id=dossier_id),
        ask_reason=True,
        error=error,
    )
    return render_template("citizen/confirm.html", view=view)
