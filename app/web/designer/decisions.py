"""Bảng quyết định: every decision table, and one of them to look at and try."""

from flask import request

from app.queries.decision_list import decision_list
from app.queries.decision_page import decision_page
from app.queries.decision_try import LONGEST, PREFIX
from app.services import services
from app.web.designer.blueprint import designer
from app.web.desk.frame import reading, show
from app.web.entry import designers


@designer.get("/bang-quyet-dinh")
@designers
def decisions() -> str:
    """Shared tables, those in force, and those of drawings."""
    view = decision_list(reading(), services().settings.models)
    return show("designer/decisions.html", view, "decisions", "designer")


@designer.get("/bang-quyet-dinh/<place>/<owner>/<decision_id>")
@designers
def decision(place: str, owner: str, decision_id: str) -> str:
    """One decision; with values in the address, what it says for them. Nothing is kept."""
    typed = {
        name.removeprefix(PREFIX): value[:LONGEST]
        for name, value in request.args.items()
        if name.startswith(PREFIX)
    }
    tried = typed if typed or "thu" in request.args else None
    view = decision_page(reading(), services().settings.models, (place, owner, decision_id), tried)
    return show("designer/decision.html", view, "decisions", "designer")
