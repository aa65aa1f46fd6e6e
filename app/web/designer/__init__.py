"""Pages of process designers: diagrams under way into force, decision tables, reviews."""

from app.web.designer import decide, decisions, difference, draft, drafts, importing, live_check, upload
from app.web.designer.blueprint import designer

__all__ = [
    "decide",
    "decisions",
    "designer",
    "difference",
    "draft",
    "drafts",
    "importing",
    "live_check",
    "upload",
]
