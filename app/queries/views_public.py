"""What the public pages show: home, procedures, look-up, verification, guide.

Frozen values only; other modules fill them (see ``views_frame`` for the conventions).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.queries.views_frame import Captcha, FileRow, Link, Option, Pages, SmallForm

Level = Literal["full", "partial", "info"]
Channel = Literal["online", "post", "direct"]


@dataclass(frozen=True)
class Counted:
    text: str
    url: str
    count: int


@dataclass(frozen=True)
class LifeEvent:
    glyph: str
    text: str
    url: str
    says: str


@dataclass(frozen=True)
class DayOff:
    day: date
    name: str
    resumes_at: datetime


@dataclass(frozen=True)
class Today:
    """The desk today: open until, or opens at; how many wait, if it is counted."""

    day: date
    closes_at: datetime | None
    opens_at: datetime | None = None
    waiting_people: int | None = None
    waiting_minutes: int | None = None
    day_off: DayOff | None = None


@dataclass(frozen=True)
class Figures:
    """The last 30 days, shares between 0 and 1, days of work."""

    on_time: float
    online: float
    usual_days: float
    url: str


@dataclass(frozen=True)
class HomePage:
    search_url: str
    advanced_url: str
    popular: tuple[Link, ...]
    life_events: tuple[LifeEvent, ...]
    levels: tuple[Counted, ...]
    agencies: tuple[Counted, ...]
    today: Today | None = None
    figures: Figures | None = None


@dataclass(frozen=True)
class ProcedureRow:
    code: str
    name: str
    url: str
    level: Level
    field: str
    agency: str
    limit_says: str = ""


@dataclass(frozen=True)
class SearchPage:
    """Search by words, level, level of the agency and field (C-18, C-19)."""

    url: str
    query: str
    level: str
    agency_level: str
    field: str
    fields: tuple[Option, ...]
    agency_levels: tuple[Option, ...]
    rows: tuple[ProcedureRow, ...]
    total: int
    pages: Pages | None = None


@dataclass(frozen=True)
class Fee:
    """``amount`` is None when it depends on the case; ``says`` then tells on what."""

    channel: Channel
    amount: int | None
    says: str = ""


@dataclass(frozen=True)
class Usual:
    """How long it really takes: nine in ten of the last ``dossiers``."""

    says: str
    dossiers: int


@dataclass(frozen=True)
class ResultPaper:
    name: str
    code: str = ""


@dataclass(frozen=True)
class General:
    """Tab "Thông tin chung"."""

    field: str
    agency: str
    coordinating: str
    audience: str
    cases: tuple[str, ...]
    channels: tuple[Channel, ...]
    fee_says: str
    results: tuple[ResultPaper, ...]
    result_channels: tuple[str, ...]
    decision: str
    changes_on: date | None = None
    """The day from which another version applies to new dossiers."""


@dataclass(frozen=True)
class ProcessStep:
    name: str
    who: str
    limit_says: str = ""


@dataclass(frozen=True)
class Paper:
    name: str
    originals: int
    copies: int
    how_says: str
    note: str = ""
    required: bool = True


@dataclass(frozen=True)
class Law:
    number: str
    title: str
    issuer: str
    issued_on: date | None = None
    url: str | None = None


@dataclass(frozen=True)
class CaseChoice:
    """The question that picks the papers of one's own case."""

    question: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class ProcedurePage:
    """A procedure with five tabs (C-24); ``tab``: general, steps, papers, law or forms."""

    url: str
    code: str
    name: str
    level: Level
    intro: str
    limit_says: str
    limit_note: str
    fees: tuple[Fee, ...]
    tab: str
    general: General
    steps: tuple[ProcessStep, ...]
    papers: tuple[Paper, ...]
    laws: tuple[Law, ...]
    forms: tuple[FileRow, ...]
    field_link: Link | None = None
    case: CaseChoice | None = None
    usual: Usual | None = None
    file_url: str | None = None
    minutes: int | None = None
    related: tuple[Link, ...] = ()


@dataclass(frozen=True)
class LookupRow:
    """Exactly the six items of C-49; the name comes masked. ``status`` is an internal status."""

    code: str
    procedure: str
    submitter: str
    received_at: datetime | None
    due_at: datetime | None
    status: str


@dataclass(frozen=True)
class LookupPage:
    form: SmallForm
    now: datetime
    asked: bool = False
    rows: tuple[LookupRow, ...] = ()
    captcha: Captcha | None = None


@dataclass(frozen=True)
class VerifiedSlip:
    title: str
    number: str
    issued_at: datetime
    issuer: str
    dossier_code: str
    procedure: str
    intact: bool = True


@dataclass(frozen=True)
class VerifyPage:
    form: SmallForm
    asked: bool = False
    slip: VerifiedSlip | None = None


@dataclass(frozen=True)
class GuidePage:
    """``leaflets``: guides to download, by agency (X-11)."""

    leaflets: tuple[FileRow, ...] = ()
