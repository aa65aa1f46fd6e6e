"""The desk: pages of officers, one module per group of pages."""

from app.web.desk import case_action, dossier, filing, filing_drawn, hat, inbox, search, statistics, task
from app.web.desk.blueprint import desk

__all__ = [
    "case_action",
    "desk",
    "dossier",
    "filing",
    "filing_drawn",
    "hat",
    "inbox",
    "search",
    "statistics",
    "task",
]
