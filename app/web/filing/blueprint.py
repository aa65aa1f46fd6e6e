"""The applicant's declaration until it is sent."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from app.queries.filing_case import AlreadySent

filing = Blueprint("filing", __name__)


@filing.errorhandler(AlreadySent)
def already_sent(refusal: AlreadySent) -> Response:
    """A page of the draft opened after sending (back button, second tab) leads to the dossier."""
    return redirect(url_for("dossiers.show", dossier_id=refusal.dossier_id))
