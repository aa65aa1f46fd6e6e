"""Hệ thống: the state of the machine, in words."""

from app.backup.last import last_backup
from app.queries.operation import operation
from app.queries.system_page import system_page
from app.readiness import look
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.journal_tabs import journal_tabs
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/he-thong")
@administrators
def system() -> str:
    """What the readiness check and monitoring see."""
    at, at_hand = reading(), services()
    found, backup = operation(at.session, at.now), last_backup(at_hand.settings.var)
    view = system_page(at, journal_tabs("system"), look(at_hand), found, backup)
    return show("admin/system.html", view, "journal", "admin")
