"""Files of dossiers: handed out by their id, after asking whether the person may see them."""

from app.web.files import papers, slips
from app.web.files.blueprint import files

__all__ = ["files", "papers", "slips"]
