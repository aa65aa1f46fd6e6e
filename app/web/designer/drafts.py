"""Quy trình: the first page of designers."""

from app.web.designer.blueprint import designer
from app.web.desk.frame import show
from app.web.entry import designers


@designer.get("/")
@designers
def drafts() -> str:
    """The diagrams that are drawn."""
    return show("designer/drafts.html", None, "drafts", "designer")
