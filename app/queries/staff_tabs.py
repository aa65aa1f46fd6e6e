"""The tabs of "Cơ quan, người"."""

from flask import url_for

from app.queries.views_officer import NavItem

TABS = (
    ("units", "admin.units"),
    ("people", "admin.people"),
    ("accounts", "admin.accounts"),
    ("slots", "admin.slots"),
)


def staff_tabs(current: str) -> tuple[NavItem, ...]:
    """The tabs, with the one that the reader is at."""
    return tuple(NavItem(id_, url_for(endpoint), id_ == current) for id_, endpoint in TABS)
