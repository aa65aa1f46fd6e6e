"""Whether the journals are whole; checking reads every entry, so it is asked for with a button."""

from datetime import datetime

from flask import url_for

from app.queries.journal_check import Checked, check_journals
from app.queries.views_admin import JournalBreak, JournalCheck
from app.services import services
from app.web.admin.blueprint import admin
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/dien-bien")
@administrators
def journal_check() -> str:
    """The page before a check."""
    return _page(None, Checked(0, 0, ()))


@admin.post("/dien-bien")
@administrators
def check_journal() -> str:
    """Check now and tell."""
    with services().transactions.read() as session:
        checked = check_journals(session)
    return _page(services().clock(), checked)


def _page(at: datetime | None, checked: Checked) -> str:
    now = reading().now
    breaks = tuple(
        JournalBreak(found.code, _journal_of(found.dossier_id), found.seq, found.at or now)
        for found in checked.breaks
    )
    view = JournalCheck(
        now=now,
        checked_at=at,
        dossiers=checked.dossiers,
        entries=checked.entries,
        breaks=breaks,
        check_url=url_for("admin.check_journal"),
    )
    return show("admin/journal_check.html", view, "journal", "admin")


def _journal_of(dossier_id: str) -> str:
    return url_for("desk.journal", dossier_id=dossier_id)
