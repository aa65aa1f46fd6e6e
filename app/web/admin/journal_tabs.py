"""The tabs of *Nhật ký*: whatever of them exists in this app."""

from flask import current_app, url_for

from app.queries.views_officer import NavItem

PLACES = (
    ("check", "admin.journal_check"),
    ("office", "admin.office_journal"),
    ("reads", "admin.reads"),
    ("permissions", "admin.permissions"),
    ("system", "admin.system"),
)
"""Tab and endpoint."""


def journal_tabs(current: str) -> tuple[NavItem, ...]:
    """The tabs, with ``current`` as the one that is open."""
    return tuple(
        NavItem(id_, url_for(endpoint), id_ == current)
        for id_, endpoint in PLACES
        if endpoint in current_app.view_functions
    )
