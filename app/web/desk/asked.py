"""What the address of a list asks for, read with care: anything unknown is left out."""

from datetime import date, datetime, time

from flask import request
from flask_babel import gettext

from app.formatting import ZONE
from app.queries.inbox import Key, Slice, WorkFilter
from app.queries.inbox_page import TABS, Asked
from app.queries.inbox_tallies import CHANNELS, LIGHTS
from forms.dates import parse_date

LONGEST = 200
LONGEST_DAY = 20


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


def asked_day(name: str) -> tuple[str, date | None, str]:
    """The day that a box of the filter asks for: as typed, what it means, and what is wrong with it."""
    text = request.args.get(name, "").strip()[:LONGEST_DAY]
    day = parse_date(text)
    if text and day is None:
        return text, None, gettext("Ngày viết theo mẫu %(example)s.", example="25/11/2026")
    return text, day, ""


def _due_to() -> tuple[datetime | None, str, str]:
    text, day, error = asked_day("due_to")
    return datetime.combine(day, time(23, 59, 59), ZONE) if day else None, text, error
