"""The code of a dossier as pages show it."""

from flask_babel import gettext


def code_or_none(code: str | None) -> str:
    """The code; a dossier filed at the desk has none until it is taken in."""
    return code or gettext("chưa có mã")
