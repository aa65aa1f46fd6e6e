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
class MissingYear:
    """A calendar in use without any day off in a year; ``url`` proposes some."""

    calendar: str
    year: int
    url: str


@dataclass(frozen=True)
class Calendars:
    """Lịch làm việc: every calendar."""

    now: datetime
    rows: tuple[CalendarRow, ...]
    new_url: str
    missing: tuple[MissingYear, ...] = ()
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
    and the weekday that it works like; ``from_above`` when it stands in a calendar further up."""

    first: date
    last: date
    says: str
    works: bool = False
    like: int | None = None
    from_above: bool = False


@dataclass(frozen=True)
class DayCell:
    """A day of the year. ``face`` is working, off, makeup, reception, rest or outside; ``letter`` stands for
    it, ``says`` tells it in words ("" is an ordinary working day)."""

    day: date
    face: str
    letter: str
    says: str
    from_above: bool
    today: bool


@dataclass(frozen=True)
class MonthTable:
    """Weeks of seven days from Monday on; None is a day of another month."""

    number: int
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True)
class YearTable:
    """Twelve months; ``faces`` are those that occur, for the legend."""

    year: int
    months: tuple[MonthTable, ...]
    working_days: int
    faces: tuple[str, ...]
    from_above: bool
    previous_url: str | None
    next_url: str | None


@dataclass(frozen=True)
class Recounting:
    """How far the dossiers are counted again after the last change."""

    done: int
    total: int


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
    """One calendar with the days of one year; ``above`` are the calendars that it inherits from."""

    now: datetime
    name: str
    revision: int
    day_minutes: int
    weeks: tuple[Week, ...]
    reception: Week | None
    year: YearTable
    days: tuple[SpecialDay, ...]
    next_days: tuple[Workday, ...]
    units: tuple[str, ...]
    changes: tuple[Change, ...]
    back_url: str
    change_url: str
    propose_url: str
    swap_url: str
    above: tuple[str, ...] = ()
    missing: int | None = None
    recounting: Recounting | None = None
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
