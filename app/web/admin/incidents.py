"""Sự cố: actions that broke."""

from flask import request

from app.queries.dossier_search import Search
from app.queries.incidents_page import TABS, incidents_page
from app.web.admin.blueprint import admin
from app.web.desk.asked import first_row
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/su-co")
@administrators
def incidents() -> str:
    """The list of incidents."""
    tab = request.args.get("list", "open")
    after = Search.read_key(request.args.get("after", ""))
    view = incidents_page(reading(), tab if tab in TABS else "open", after, first_row())
    return show("admin/incidents.html", view, "incidents", "admin")
