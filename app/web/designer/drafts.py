"""Quy trình: the first page of designers, and the queue of drawings that wait for an answer."""

from flask import request

from app.queries.draft_list import STATES, TABS, Asked, drafts_page
from app.queries.draft_reviews import reviews_page
from app.web.designer.blueprint import designer
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.desk.notices import said
from app.web.entry import designers


@designer.get("/")
@designers
def drafts() -> str:
    """The diagrams that are drawn, and those in force to go on from."""
    args = request.args
    text = {name: args.get(name, "").strip()[:LONGEST] for name in ("q", "after")}
    tab, state = args.get("list", ""), args.get("state", "")
    asked = Asked(
        tab=tab if tab in TABS else "mine",
        state=state if state in STATES else "",
        first=first_row(),
        **text,
    )
    return show("designer/drafts.html", drafts_page(reading(), asked, said()), "drafts", "designer")


@designer.get("/cho-duyet")
@designers
def reviews() -> str:
    """Drawings handed in, the oldest first."""
    return show("designer/reviews.html", reviews_page(reading(), said()), "reviews", "designer")
