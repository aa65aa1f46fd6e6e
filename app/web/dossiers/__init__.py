"""The applicant's own dossiers after sending: follow, supplement, update, cancel."""

from app.web.dossiers import answer, cancel, mine, show, supplement, update, update_papers, withdraw
from app.web.dossiers.blueprint import dossiers

__all__ = [
    "answer",
    "cancel",
    "dossiers",
    "mine",
    "show",
    "supplement",
    "update",
    "update_papers",
    "withdraw",
]
