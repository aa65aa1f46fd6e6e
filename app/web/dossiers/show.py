"""One own dossier: where it is, its clock, and the confirmation of sending."""

from flask import Response, redirect, render_template, url_for
from flask_babel import force_locale
from werkzeug.wrappers import Response as AnyResponse

from app.gateways.slips.make import make_slip
from app.queries.filing_case import own_case, own_sent
from app.queries.own_dossier_clock import clock_page
from app.queries.own_dossier_page import dossier_page
from app.queries.own_dossier_sent import confirmation_page, receipt_data
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.entry import applicants
from app.web.files.sending import as_pdf
from processes.domain.dossier.statuses import Status


@dossiers.get("/ho-so/<dossier_id>")
@applicants
def show(dossier_id: str) -> AnyResponse | str:
    """The dossier; a draft opens as a draft."""
    case = own_case(current_actor(), dossier_id)
    if case.dossier.is_draft:
        return redirect(url_for("filing.draft", dossier_id=dossier_id))
    return render_template("citizen/dossier.html", view=dossier_page(case))


@dossiers.get("/ho-so/<dossier_id>/cach-tinh")
@applicants
def clock(dossier_id: str) -> str:
    """How the promised date comes about."""
    return render_template("citizen/clock.html", view=clock_page(own_sent(current_actor(), dossier_id)))


@dossiers.get("/ho-so/<dossier_id>/da-gui")
@applicants
def sent(dossier_id: str) -> AnyResponse | str:
    """The confirmation, until the desk has answered."""
    case = own_sent(current_actor(), dossier_id)
    if case.dossier.status != Status.SUBMITTED:
        return redirect(url_for("dossiers.show", dossier_id=dossier_id))
    return render_template("citizen/confirmation.html", view=confirmation_page(case))


@dossiers.get("/ho-so/<dossier_id>/giay-xac-nhan.pdf")
@applicants
def receipt(dossier_id: str) -> Response:
    """The confirmation as a PDF; made anew each time, the same data give the same bytes."""
    case = own_sent(current_actor(), dossier_id)
    with force_locale("vi"), force_locale("vi"):
        data = make_slip("submission_receipt", receipt_data(case))
    return as_pdf(data, f"giay-xac-nhan-{case.dossier.code}.pdf")
