"""Thủ tục: the first page of administrators."""

from flask import request

from app.queries.procedures_in_force import TABS, Asked, procedures_page
from app.web.admin.blueprint import admin
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/thu-tuc")
@administrators
def procedures() -> str:
    """The procedures in force, those that have ended, the side diagrams."""
    args = request.args
    text = {name: args.get(name, "").strip()[:LONGEST] for name in ("q", "field", "after")}
    tab = args.get("list", "in_force")
    asked = Asked(tab if tab in TABS else "in_force", **text, first=first_row())
    view = procedures_page(reading(), asked)
    return show("admin/procedures.html", view, "procedures", "admin")
