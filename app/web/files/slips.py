"""Official slips as PDF."""

from flask import Response

from app.queries.own_dossier_files import slip_for
from app.services import services
from app.slip_files import slip_pdf
from app.web.actors import current_actor
from app.web.entry import logged_in
from app.web.files.blueprint import files
from app.web.files.sending import as_pdf
from app.web.looking import note_look


@files.get("/phieu/<slip_id>.pdf")
@logged_in
def slip(slip_id: str) -> Response:
    """The PDF of a slip; made on first use, the same bytes ever after."""
    found = slip_for(current_actor(), slip_id)
    data = slip_pdf(services(), slip_id)
    note_look("slip", slip_id, found.dossier_id)
    return as_pdf(data, f"{found.number.replace('/', '-')}.pdf")
