"""What administrators see of working calendars."""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_frame import SmallForm


@dataclass(frozen=True)
class CalendarRow:
    """A calendar; ``units`` are those that count by it, inherited ones included."""

    name: str
    url: str
    units: tuple[str, ...]
    hours: str
    revision: int


@dataclass(frozen=True)
class Calendars:
    """Lịch làm việc: every calendar."""

    now: datetime
    rows: tuple[CalendarRow, ...]
    new_url: str
    said: str = ""


@dataclass(frozen=True)
class Week:
    """The hours of a period: pairs of a weekday (0 is Monday) and its sessions in words ("" is none)."""

    valid_from: date | None
    valid_to: date | None
    days: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class SpecialDay:
    """Days off one after the other with their name, or a make-up day (``works``) with its hours as ``says``
    and the weekday that it works like."""

    first: date
    last: date
    says: str
    works: bool = False
    like: int | None = None


@dataclass(frozen=True)
class Workday:
    """A working day to come with its working minutes; ``kind`` is working or makeup."""

    day: date
    minutes: int
    kind: str


@dataclass(frozen=True)
class Change:
    """An entry of the office's journal about the calendar."""

    at: datetime
    by: str
    opened: bool
    reason: str


@dataclass(frozen=True)
class CalendarPage:
    """One calendar. Days off and make-up days before this year are counted in ``earlier``, not listed."""

    now: datetime
    name: str
    revision: int
    day_minutes: int
    weeks: tuple[Week, ...]
    reception: Week | None
    days: tuple[SpecialDay, ...]
    earlier: int
    next_days: tuple[Workday, ...]
    units: tuple[str, ...]
    changes: tuple[Change, ...]
    back_url: str
    change_url: str
    said: str = ""


@dataclass(frozen=True)
class CalendarForm:
    """The form of a calendar; ``periods`` are the numbers of its periods, the last one empty to add one.

    ``next_days`` are shown after *Xem trước*; ``revision`` 0 is a new calendar.
    """

    name: str
    form: SmallForm
    periods: tuple[int, ...]
    revision: int
    back_url: str
    next_days: tuple[Workday, ...] = ()
