"""The result paper that comes with a task: a PDF, inspected and stored before anything else is done."""

from flask import request

from app.gateways.uploads.refusals import UploadRefused
from app.services import services
from app.uploading import chosen, store_upload
from app.web.actors import current_actor
from app.web.languages import say
from processes.actions.papers import AddResult, DossierTooLarge, add_result
from processes.domain.errors import NotAllowed

ACCEPT = ("application/pdf",)
MEGABYTES = 20


def keep_result(item_id: str) -> str:
    """Keep the chosen file, if any; the sentence of its refusal, or nothing.

    A task that is done or gone meanwhile is told by the action that follows, not here.
    """
    posted = request.files.get("result_file")
    if posted is None or not chosen(posted):
        return ""
    try:
        upload = store_upload(services(), posted, ACCEPT, MEGABYTES)
        services().transactions.perform(add_result, current_actor(), AddResult(item_id, upload))
    except (UploadRefused, DossierTooLarge) as refusal:
        return say(refusal.text)
    except NotAllowed:
        return ""
    return ""
