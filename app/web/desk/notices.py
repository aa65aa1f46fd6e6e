"""What a page says about the action before it: kept in the session until the next page is shown."""

from flask import redirect, session
from werkzeug.wrappers import Response

from app.queries.views_officer import BulkLine

KEY = "desk_said"


def remember(subject: str, url: str, words: str) -> None:
    """Say ``words`` about a dossier, or whatever ``subject`` names, on the next page."""
    session[KEY] = [subject, url, words]


def go_and_say(url: str, words: str, subject: str = "") -> Response:
    """On to ``url``, which says ``words`` once (of ``subject``, where the words alone would not tell)."""
    remember(subject, "", words)
    return redirect(url)


def said_lines() -> tuple[BulkLine, ...]:
    """What there is to say, for a list."""
    kept = session.pop(KEY, None)
    return (BulkLine(*kept),) if kept else ()


def said() -> str:
    """What there is to say, for a page of one thing or of administrators."""
    subject, _, words = session.pop(KEY, None) or ("", "", "")
    return f"{subject}: {words}" if subject else words
