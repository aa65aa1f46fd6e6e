"""Bắt đầu: the check list of an installation."""

from app.queries.setup_page import setup_page
from app.services import services
from app.web.admin.blueprint import admin
from app.web.desk.frame import reading, show
from app.web.entry import administrators


@admin.get("/bat-dau")
@administrators
def setup() -> str:
    """What is missing, what is advised, and where to do it."""
    return show("admin/setup.html", setup_page(reading(), services()), "", "admin")
