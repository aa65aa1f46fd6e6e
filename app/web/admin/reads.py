"""Đã xem: who looked at which dossier."""

from datetime import datetime

from flask import request

from app.queries.dossier_search import Search
from app.queries.reads_page import AskedReads, reads_page
from app.web.admin.asked_days import asked_days
from app.web.admin.blueprint import admin
from app.web.admin.journal_tabs import journal_tabs
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/da-xem")
@administrators
def reads() -> str:
    """The list of looks."""
    args = request.args
    asked = AskedReads(
        person=args.get("person", "").strip()[:LONGEST],
        code=args.get("code", "").strip()[:LONGEST],
        days=asked_days(),
        after=_after(),
        first=first_row(),
    )
    return show("admin/reads.html", reads_page(reading(), asked, journal_tabs("reads")), "journal", "admin")


def _after() -> tuple[datetime, int] | None:
    key = Search.read_key(request.args.get("after", ""))
    if key is None or not (key[1].isascii() and key[1].isdigit() and len(key[1]) < 16):
        return None
    return key[0], int(key[1])
