"""Nhật ký cơ quan: what administrators changed."""

from flask import request

from app.queries.office_journal_page import AskedChanges, office_journal_page
from app.queries.office_words import SUBJECTS
from app.web.admin.asked_days import asked_days
from app.web.admin.blueprint import admin
from app.web.admin.journal_tabs import journal_tabs
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/nhat-ky")
@administrators
def office_journal() -> str:
    """The list of changes."""
    args = request.args
    kind, before = args.get("kind", ""), args.get("before", "")
    asked = AskedChanges(
        kind=kind if kind in SUBJECTS else "",
        person=args.get("person", "").strip()[:LONGEST],
        days=asked_days(),
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None,
        first=first_row(),
    )
    view = office_journal_page(reading(), asked, journal_tabs("office"))
    return show("admin/office_journal.html", view, "journal", "admin")
