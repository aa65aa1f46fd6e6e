"""Hồ sơ, and the search of the bar."""

from flask import request

from app.queries.dossier_search import Search, search_page
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.blueprint import desk
from app.web.desk.frame import reading, show
from app.web.entry import officers
from processes.domain.dossier.statuses import Status


@desk.get("/tim-ho-so")
@officers()
def search() -> str:
    """Dossiers of the officer's units by code, name or subject, with or without accents."""
    args = request.args
    status = args.get("status", "")
    asked = Search(
        q=args.get("q", "").strip()[:LONGEST],
        status=status if status in set(Status) else "",
        after=Search.read_key(args.get("after", "")),
        first=first_row(),
    )
    return show("officer/dossiers.html", search_page(reading(), asked), "dossiers")
