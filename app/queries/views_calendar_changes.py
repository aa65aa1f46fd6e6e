"""What administrators see before a calendar is changed: proposed days, a swap, and what it would move."""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_calendars import Workday
from app.queries.views_frame import Option, SmallForm


@dataclass(frozen=True)
class ProposedRow:
    """A public holiday as the library knows it; ``state`` is new, known (entered already, under the name
    ``known_as``), made_up (worked instead) or rest (no working day anyway)."""

    day: date
    name: str
    estimated: bool
    state: str
    known_as: str
    chosen: bool


@dataclass(frozen=True)
class Proposal:
    """Ngày nghỉ đề xuất: the days of one year to choose from."""

    name: str
    year: int
    rows: tuple[ProposedRow, ...]
    form: SmallForm
    revision: int
    back_url: str
    years: tuple[tuple[int, str], ...]
    """Years to choose instead, with their addresses."""


@dataclass(frozen=True)
class SwapForm:
    """Hoán đổi: a working day off, a day of rest worked instead."""

    name: str
    weekdays: tuple[Option, ...]
    form: SmallForm
    revision: int
    back_url: str


@dataclass(frozen=True)
class MovedPromise:
    """A dossier whose promised date would change."""

    code: str
    procedure: str
    unit: str
    before: datetime
    after: datetime


@dataclass(frozen=True)
class MovedPromises:
    """``looked_at`` dossiers wait, ``moved`` of them get another date; ``rows`` are those that move furthest.

    ``lost`` is how many would be due after the last day of the calendar.
    """

    looked_at: int
    moved: int
    rows: tuple[MovedPromise, ...]
    lost: int = 0


@dataclass(frozen=True)
class ChangedDay:
    """A day that would be something else: what it is and what it would be, in words."""

    day: date
    before: str
    after: str


@dataclass(frozen=True)
class CalendarPreview:
    """What a change would do; the form carries what was typed. ``past``: days gone by change, too."""

    now: datetime
    name: str
    reason: str
    form: SmallForm
    revision: int
    back_url: str
    days: tuple[ChangedDay, ...]
    more_days: int
    hours_change: bool
    past: bool
    promises: MovedPromises
    next_days: tuple[Workday, ...]
