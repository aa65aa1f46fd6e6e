"""Pages of process designers: diagrams under way into force, decision tables, reviews."""

from app.web.designer import drafts
from app.web.designer.blueprint import designer

__all__ = ["designer", "drafts"]
