"""Quyền hạn: who may do what."""

from flask import request

from app.queries.permissions_page import AskedPermissions, permissions_page
from app.web.admin.blueprint import admin
from app.web.admin.journal_tabs import journal_tabs
from app.web.desk.asked import LONGEST
from app.web.desk.frame import reading, show
from app.web.entry import administrators
from processes.domain.permissions import PERSONS


@admin.get("/quyen-han")
@administrators
def permissions() -> str:
    """The table of access, and the question what somebody may do to a dossier."""
    args = request.args
    role = args.get("role", "")
    asked = AskedPermissions(
        role=role if role in PERSONS else "receiver",
        who=args.get("who", "")[:LONGEST],
        code=args.get("code", "").strip()[:LONGEST],
    )
    view = permissions_page(reading(), asked, journal_tabs("permissions"))
    return show("admin/permissions.html", view, "journal", "admin")
