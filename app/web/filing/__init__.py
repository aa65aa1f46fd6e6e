"""The applicant's declaration until it is sent: choose the desk, fill in, check, send."""

from app.web.filing import delivery, draft, papers, section, send, start
from app.web.filing.blueprint import filing

__all__ = ["delivery", "draft", "filing", "papers", "section", "send", "start"]
