"""What the address of a list asks for, read with care: anything unknown is left out."""

from datetime import UTC, datetime

from flask import request
from flask_babel import gettext

from app.formatting import ZONE
from app.queries.inbox import Key, Slice, WorkFilter
from app.queries.inbox_page import TABS, Asked
from app.queries.inbox_tallies import CHANNELS, LIGHTS

LONGEST = 200


def asked(place: str) -> Asked:
    """Filter and place of the list ``place``."""
    due_to, text, error = _due_to()
    args = request.args
    tab = args.get("list", "all")
    chosen = WorkFilter(
        list=tab if tab in TABS[place] else "all",
        q=args.get("q", "").strip()[:LONGEST],
        lights=_known("light", LIGHTS),
        tasks=tuple(value[:LONGEST] for value in args.getlist("task")[:50] if value),
        procedure=args.get("procedure", "")[:LONGEST],
        channels=_known("channel", CHANNELS),
        due_to=due_to,
    )
    part = Slice(Key.read(args.get("after", "")), Key.read(args.get("before", "")))
    return Asked(chosen, part, first_row(), text, error)


def _known(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in request.args.getlist(name) if value in values)


def first_row() -> int:
    """The number of the first row, as the link to this page counted it."""
    text = request.args.get("first", "1")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 8 else 1


def _due_to() -> tuple[datetime | None, str, str]:
    text = request.args.get("due_to", "").strip()[:20]
    if not text:
        return None, "", ""
    try:
        day = datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=ZONE)
        day.astimezone(UTC)
    except (ValueError, OverflowError):
        return None, text, gettext("Ngày viết theo mẫu %(example)s.", example="25/11/2026")
    return day.replace(hour=23, minute=59, second=59), text, ""
