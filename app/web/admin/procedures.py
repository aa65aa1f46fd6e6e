"""Thủ tục: the first page of administrators."""

from flask import request

from app.queries.procedures_in_force import Asked, procedures_page
from app.web.admin.blueprint import admin
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/thu-tuc")
@administrators
def procedures() -> str:
    """The procedures in force."""
    args = request.args
    text = {name: args.get(name, "").strip()[:LONGEST] for name in ("q", "field", "after")}
    view = procedures_page(reading(), Asked(**text, first=first_row()))
    return show("admin/procedures.html", view, "procedures", "admin")
