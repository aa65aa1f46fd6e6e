"""What differs between two versions of a procedure, or between a drawing and the version in force."""

from flask import request

from app.diagrams import expand_source
from app.queries.difference_page import draft_compared, versions_compared
from app.queries.draft_page import back_to, draft_of
from app.services import services
from app.web.designer.blueprint import designer
from app.web.desk.frame import reading, show
from app.web.entry import designers
from processes.domain.drafting import DiagramDraft
from processes.engine.diagram import DiagramError


@designer.get("/quy-trinh/<code>/so-sanh")
@designers
def compare_versions(code: str) -> str:
    """Two versions of a procedure."""
    view = versions_compared(reading(), code, (_number("tu"), _number("den")))
    return show("designer/difference.html", view, "drafts", "designer")


@designer.get("/ban-ve/<draft_id>/so-sanh")
@designers
def compare_draft(draft_id: str) -> str:
    """A drawing and the version in force."""
    at = reading()
    draft = draft_of(at, draft_id)
    view = draft_compared(at, draft, _expanded(draft), back_to(draft))
    return show("designer/difference.html", view, "drafts", "designer")


def _expanded(draft: DiagramDraft) -> bytes:
    """With its blocks; as it was drawn where they cannot be put in."""
    decisions = {name: text.encode() for name, text in draft.decisions.items()}
    try:
        return expand_source(draft.source, services().settings.models, decisions).xml
    except DiagramError:
        return draft.source


def _number(name: str) -> int | None:
    asked = request.args.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else None
