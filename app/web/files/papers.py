"""Papers handed in, and results."""

from flask import Response, request

from app.queries.own_dossier_files import paper_for
from app.services import services
from app.web.actors import current_actor
from app.web.entry import logged_in
from app.web.files.blueprint import files
from app.web.files.sending import as_file
from app.web.looking import note_look


@files.get("/giay-to/<paper_id>")
@logged_in
def paper(paper_id: str) -> Response:
    """The file of a paper; ``?tai=1`` to keep it."""
    found = paper_for(current_actor(), paper_id)
    data = services().files.get(found.file_sha256)
    note_look(found.purpose, paper_id, found.dossier_id)
    return as_file(data, found.media_type, found.filename, "tai" in request.args)
