"""The files of a request, handed in one by one: what one refusal stops, the others do not feel."""

from collections.abc import Iterable

from flask import request

from app.gateways.uploads.refusals import UploadRefused
from app.queries.filing_papers import field_name
from app.services import services
from app.uploading import chosen, store_upload
from app.web.actors import current_actor
from app.web.languages import say
from processes.actions.papers import AddPaper, DossierTooLarge, StoredUpload, add_paper
from processes.domain.procedure import Component

Refused = dict[str, str]
"""Sentences by component."""


def stored_uploads(wanted: Iterable[Component]) -> tuple[dict[str, StoredUpload], Refused]:
    """The files chosen for ``wanted`` components, inspected and stored, and why others were refused."""
    taken: dict[str, StoredUpload] = {}
    refused: Refused = {}
    for component in wanted:
        posted = request.files.get(field_name(component.id))
        if posted is None or not chosen(posted):
            continue
        try:
            taken[component.id] = store_upload(services(), posted, component.accept, component.max_megabytes)
        except UploadRefused as refusal:
            refused[component.id] = say(refusal.text)
    return taken, refused


def hand_in_posted(dossier_id: str, wanted: Iterable[Component]) -> Refused:
    """Hand in the chosen files; the sentences of those that were refused."""
    taken, refused = stored_uploads(wanted)
    for component, upload in taken.items():
        try:
            command = AddPaper(dossier_id, component, upload)
            services().transactions.perform(add_paper, current_actor(), command)
        except DossierTooLarge as refusal:
            refused[component] = say(refusal.text)
    return refused
