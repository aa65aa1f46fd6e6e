"""Cập nhật hồ sơ: hand in another version of a paper."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_case import own_sent
from app.queries.filing_papers import asked_paper, upload_box
from app.queries.filing_parts import Parts
from app.queries.own_dossier_update import lacking_words
from app.queries.views_filing import PapersPage
from app.queries.views_frame import FieldError
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.dossiers.updating import perform_update, updatable_or_away
from app.web.entry import applicants
from app.web.filing.handing_in import stored_uploads
from app.web.languages import say
from processes.actions.applicant import UpdateSubmitted
from processes.actions.case import CaseInHand
from processes.actions.papers import DossierTooLarge
from processes.actions.refusals import NotReadyToSubmit


@dossiers.get("/ho-so/<dossier_id>/cap-nhat/giay-to/<component>")
@updatable_or_away
def update_paper(dossier_id: str, component: str) -> str:
    """The paper with its versions."""
    return _page(own_sent(current_actor(), dossier_id), component)


@dossiers.post("/ho-so/<dossier_id>/cap-nhat/giay-to/<component>")
@applicants
def save_update_paper(dossier_id: str, component: str) -> Response | tuple[str, int]:
    """Keep the new version; the one before stays listed."""
    case = own_sent(current_actor(), dossier_id)
    taken, refused = stored_uploads([asked_paper(case, component)])
    error = refused.get(component) or ("" if taken else gettext("Chọn một tệp rồi tải lên"))
    seen = request.args.get("seen", 0, type=int)
    try:
        if not error:
            perform_update(UpdateSubmitted(dossier_id, (), seen, taken))
    except DossierTooLarge as refusal:
        error = say(refusal.text)
    except NotReadyToSubmit as refusal:
        error = lacking_words(refusal.missing)
    if error:
        return _page(case, component, error), 422
    return redirect(url_for("dossiers.update", dossier_id=dossier_id, saved=1))


def _page(case: CaseInHand, component: str, error: str = "") -> str:
    dossier_id, parts = case.dossier.id, Parts(case)
    seen = request.args.get("seen", case.dossier.row_version, type=int)
    box = upload_box(case, asked_paper(case, component), error, removable=False)
    view = PapersPage(
        url=url_for("dossiers.save_update_paper", dossier_id=dossier_id, component=component, seen=seen),
        back_url=url_for("dossiers.update", dossier_id=dossier_id),
        part=parts.number("paper", component),
        parts=parts.total - 1,
        papers=(box,),
        errors=(FieldError(error, box.field),) if error else (),
        update=True,
    )
    return render_template("citizen/papers.html", view=view)
