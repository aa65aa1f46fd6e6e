"""Whether a step of a drawing is still open: an old link leads to the drawing, not to a form that fails."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from app.queries.draft_page import draft_of
from app.web.actors import current_actor
from app.web.desk.frame import reading
from processes.domain.access import Subject, may


def gone_on(draft_id: str, action: str) -> Response | None:
    """The way to the drawing's page where the officer may not do ``action`` (any more). Raises NotFound."""
    if may(current_actor(), action, Subject(drawing=draft_of(reading(), draft_id))):
        return None
    return redirect(url_for("designer.draft", draft_id=draft_id))
