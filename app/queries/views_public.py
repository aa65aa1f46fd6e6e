"""What the public pages, the account pages and the frame around every citizen's page show.

Frozen values only; other modules fill them. Names and sentences are in the reader's language already,
moments are aware, amounts are whole đồng. Codes (levels, statuses, channels) become words in the templates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Level = Literal["full", "partial", "info"]
Channel = Literal["online", "post", "direct"]


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Tab:
    """A tab that is a link; ``count`` only where something waits behind it."""

    text: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Option:
    value: str
    text: str


@dataclass(frozen=True)
class FieldError:
    """Words said in the summary and, word for word, at the field; no field for errors of the whole page."""

    words: str
    field: str | None = None


@dataclass(frozen=True)
class SmallForm:
    """A form of our own (not a procedure's): where it posts, what was typed, what is wrong."""

    url: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def error(self, name: str) -> str:
        return next((error.words for error in self.errors if error.field == name), "")


@dataclass(frozen=True)
class Captcha:
    """A picture (and a sound) to type from; ``token`` names the question to the server."""

    image_url: str
    token: str
    audio_url: str | None = None
    error: str = ""


@dataclass(frozen=True)
class Pages:
    """Where a list stands: words such as "1–20 trong 34" and the neighbours, if any."""

    says: str
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True)
class FileRow:
    """A file to open: ``says`` is its second line ("PDF, 1,2 MB · bổ sung 19/11")."""

    name: str
    url: str | None
    says: str
    glyph: str | None = None


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class Person:
    """Who is logged in."""

    name: str
    account_url: str
    notices_url: str
    unread: int
    logout_url: str


@dataclass(frozen=True)
class Desk:
    """The one-stop desk whose portal this is."""

    name: str
    address: str
    phone: str
    email: str
    hours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Urls:
    """Addresses of the frame; those that are None are not offered."""

    home: str
    procedures: str
    file: str
    lookup: str
    dossiers: str
    guide: str
    register: str
    login: str
    verify: str | None = None
    questions: str | None = None
    feedback: str | None = None
    privacy: str | None = None
    accessibility: str | None = None
    statistics: str | None = None


@dataclass(frozen=True)
class Frame:
    """Header, navigation and footer; every page of citizens gets it as ``frame``."""

    place: str
    province: str
    urls: Urls
    languages: tuple[Language, ...]
    desk: Desk
    person: Person | None = None
    emblem_url: str | None = None


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


@dataclass(frozen=True)
class RegisterPage:
    form: SmallForm
    kinds: tuple[Option, ...]
    national_url: str | None = None
    captcha: Captcha | None = None


@dataclass(frozen=True)
class LoginPage:
    form: SmallForm
    register_url: str
    forgot_url: str | None = None
    national_url: str | None = None


@dataclass(frozen=True)
class ProfilePage:
    form: SmallForm
    name: str
    id_number: str
    kind: str
    ial: int
    saved: bool = False
    links: tuple[Link, ...] = ()
