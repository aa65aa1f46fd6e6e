"""What a page says about the action before it: kept in the session until the next page is shown."""

from flask import session

from app.queries.views_officer import BulkLine

KEY = "desk_said"


def remember(code: str, url: str, words: str) -> None:
    """Say ``words`` about a dossier on the next page of the desk."""
    session[KEY] = [code, url, words]


def said_lines() -> tuple[BulkLine, ...]:
    """What there is to say, for a list."""
    kept = session.pop(KEY, None)
    return (BulkLine(*kept),) if kept else ()


def said() -> str:
    """What there is to say, for the page of a dossier or a task."""
    kept = session.pop(KEY, None)
    return f"{kept[0]}: {kept[2]}" if kept else ""
