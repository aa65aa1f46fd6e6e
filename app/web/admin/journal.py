"""Whether the journals are whole; checking reads every entry, so it is asked for with a button."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext

from app.queries.journal_check import Break, Checked, check_journals
from app.queries.office_words import action_words
from app.queries.views_frame import Link
from app.queries.views_journals import JournalBreak, JournalCheck
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.journal_tabs import journal_tabs
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
    seal = checked.last_seal
    view = JournalCheck(
        now=reading().now,
        tabs=journal_tabs("check"),
        checked_at=at,
        dossiers=checked.dossiers,
        entries=checked.entries,
        office_entries=checked.office_entries,
        seals=checked.seals,
        breaks=tuple(_in_words(found) for found in checked.breaks),
        check_url=url_for("admin.check_journal"),
        sealed_on=seal.day if seal else None,
        seal=seal.sha256 if seal else "",
    )
    return show("admin/journal_check.html", view, "journal", "admin")


def _in_words(found: Break) -> JournalBreak:
    if found.why == "seal":
        day = datetime.fromisoformat(found.kind)
        said = gettext("Niêm phong ngày %(day)s không khớp", day=f"{day:%d/%m/%Y}")
        return JournalBreak(said, None, found.at)
    if found.why == "office":
        named = action_words(reading(), found.kind)
        said = gettext("Nhật ký cơ quan, dòng %(number)s: %(what)s", number=found.seq, what=named)
        return JournalBreak(
            said, Link(gettext("Xem nhật ký cơ quan"), url_for("admin.office_journal")), found.at
        )
    words = {
        "altered": gettext("Dòng %(number)s đã bị sửa", number=found.seq),
        "cut": gettext("Thiếu các dòng sau dòng %(number)s", number=found.seq),
        "lost": gettext("Mất toàn bộ diễn biến"),
    }
    journal = url_for("desk.journal", dossier_id=found.dossier_id)
    return JournalBreak(words[found.why], Link(found.code or found.dossier_id, journal), found.at)
