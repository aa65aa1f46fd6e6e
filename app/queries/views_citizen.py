"""What the applicant's own pages show: filing, following, supplementing.

Frozen values only; other modules fill them. ``status`` is an internal status of the dossier; its words for
citizens stand in ``components/status.html``. Moments are aware, amounts are whole đồng, texts are in the
reader's language.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.queries.views_public import (
    Captcha,
    FieldError,
    FileRow,
    Link,
    Option,
    Pages,
    ProcedureRow,
    SmallForm,
    Tab,
)

TaskState = Literal["done", "doing", "todo", "blocked"]
StageState = Literal["done", "now", "later"]
Turn = Literal["nothing", "supplement", "payment", "confirm", "result", "late", "reply"]


@dataclass(frozen=True)
class StartPage:
    """ "Nộp qua mạng": agency first, then the procedure (C-21, C-22)."""

    url: str
    agency: str
    agencies: tuple[Option, ...]
    field: str
    fields: tuple[Option, ...]
    rows: tuple[ProcedureRow, ...]
    error: str = ""


@dataclass(frozen=True)
class BeginPage:
    """One procedure, its agencies: the page that opens a draft."""

    form: SmallForm
    procedure: str
    procedure_url: str
    agencies: tuple[Option, ...]
    cases: tuple[Option, ...] = ()
    case_question: str = ""
    minutes: int | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """A part of the declaration; ``url`` is None when it cannot be done yet, ``says`` then tells why."""

    title: str
    url: str | None
    state: TaskState
    says: str = ""


@dataclass(frozen=True)
class TaskGroup:
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class DraftPage:
    """The declaration with three tabs (C-25); ``tab``: guide, forms or dossier."""

    url: str
    procedure: str
    procedure_url: str
    agency: str
    tab: str
    now: datetime
    groups: tuple[TaskGroup, ...]
    done: int
    total: int
    saved_at: datetime
    keep_until: date
    limit_says: str
    delete_url: str
    guide: tuple[str, ...] = ()
    forms: tuple[FileRow, ...] = ()
    next: Link | None = None


@dataclass(frozen=True)
class SectionPage:
    """One form of the declaration; ``form_html`` is made by the forms, escaped and safe."""

    url: str
    back_url: str
    part: int
    parts: int
    title: str
    form_html: str
    errors: tuple[FieldError, ...] = ()
    intro: str = ""
    multipart: bool = False


@dataclass(frozen=True)
class PaperUpload:
    """A component of the dossier and what was uploaded for it, old versions included."""

    name: str
    field: str
    hint: str
    required: bool
    files: tuple[FileRow, ...] = ()
    old_files: tuple[FileRow, ...] = ()
    error: str = ""
    accept: str = ".pdf,.jpg,.jpeg,.png"
    store_url: str | None = None
    form_url: str | None = None


@dataclass(frozen=True)
class PapersPage:
    url: str
    back_url: str
    part: int
    parts: int
    papers: tuple[PaperUpload, ...]
    errors: tuple[FieldError, ...] = ()


@dataclass(frozen=True)
class Answer:
    label: str
    value: str
    change_url: str | None = None


@dataclass(frozen=True)
class AnswerGroup:
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class CheckPage:
    """Everything once more, then the captcha, then "Gửi hồ sơ" (C-39)."""

    url: str
    back_url: str
    procedure: str
    groups: tuple[AnswerGroup, ...]
    papers: tuple[Answer, ...]
    fee: int | None = None
    pay_first: bool = False
    captcha: Captcha | None = None
    errors: tuple[FieldError, ...] = ()


@dataclass(frozen=True)
class PaymentPage:
    """The practice bank: no money moves."""

    amount: int
    payee: str
    purpose: str
    reference: str
    pay_url: str
    cancel_url: str


@dataclass(frozen=True)
class PaidFee:
    amount: int
    at: datetime
    receipt: Link | None = None


@dataclass(frozen=True)
class ConfirmationPage:
    code: str
    procedure: str
    agency: str
    sent_at: datetime
    email: str
    phone: str
    reply_by: datetime
    limit_says: str
    result: str
    follow_url: str
    receipt: FileRow | None = None
    update_url: str | None = None
    cancel_url: str | None = None
    fee: PaidFee | None = None
    enclosed: tuple[str, ...] = ()
    feedback_url: str | None = None


@dataclass(frozen=True)
class DossierRow:
    """``code`` is empty for a draft; ``says`` is what the applicant should know, in one line."""

    code: str
    procedure: str
    url: str
    status: str
    at: datetime
    due_at: datetime | None = None
    says: str = ""


@dataclass(frozen=True)
class DossiersPage:
    rows: tuple[DossierRow, ...]
    tabs: tuple[Tab, ...] = ()
    pages: Pages | None = None


@dataclass(frozen=True)
class Pause:
    """``until`` is None while it lasts."""

    since: datetime
    until: datetime | None
    why: str


@dataclass(frozen=True)
class Promise:
    """When the result is promised. ``state``: in_time, paused, late, none or done."""

    state: str
    due_at: datetime | None
    first_due_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    clock_url: str | None = None


@dataclass(frozen=True)
class NextTurn:
    """Whose turn it is, and what to do: one notice and at most one button."""

    kind: Turn
    until: datetime | None = None
    count: int = 0
    amount: int | None = None
    url: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Stage:
    name: str
    state: StageState
    at: datetime | None = None
    says: str = ""
    slip: Link | None = None
    slip_number: str = ""
    pause: Pause | None = None


@dataclass(frozen=True)
class FeeBox:
    amount: int
    paid: bool
    url: str | None = None


@dataclass(frozen=True)
class DossierPage:
    """ "Quản lý hồ sơ đã nộp", one dossier (C-44 to C-47)."""

    code: str
    status: str
    procedure: str
    subject: str
    now: datetime
    promise: Promise
    turn: NextTurn
    stages: tuple[Stage, ...]
    papers: tuple[FileRow, ...] = ()
    slips: tuple[FileRow, ...] = ()
    results: tuple[FileRow, ...] = ()
    fee: FeeBox | None = None
    messages: int = 0
    messages_url: str | None = None
    reason: str = ""
    update_url: str | None = None
    cancel_url: str | None = None
    withdraw_url: str | None = None
    rate_url: str | None = None


@dataclass(frozen=True)
class ClockRow:
    """``kind``: counted, not_counted or forecast; what is used and left in words."""

    since: datetime
    until: datetime
    why: str
    kind: str
    counted_says: str
    left_says: str


@dataclass(frozen=True)
class ClockPage:
    """ "Xem cách tính": every interval, why it counts or not."""

    code: str
    back_url: str
    now: datetime
    rows: tuple[ClockRow, ...]
    allowed_says: str
    used_says: str
    due_at: datetime | None
    first_due_at: datetime | None = None
    calendar: str = ""


@dataclass(frozen=True)
class WantedPaper:
    """A paper to hand in again: why, how, and the version handed in before."""

    why: str
    how: str
    upload: PaperUpload


@dataclass(frozen=True)
class SupplementPage:
    url: str
    code: str
    status: str
    procedure: str
    dossier_url: str
    until: datetime
    wanted: tuple[WantedPaper, ...]
    due_if_today: datetime | None = None
    settled: tuple[Answer, ...] = ()
    slip: Link | None = None
    contact: str = ""
    message: str = ""
    errors: tuple[FieldError, ...] = ()
    form_html: str = ""
    extend_url: str | None = None
    withdraw_url: str | None = None


@dataclass(frozen=True)
class ConfirmAction:
    """A question before something that cannot be taken back: cancel, withdraw, delete a draft."""

    title: str
    says: str
    button: str
    url: str
    back_url: str
    ask_reason: bool = False
    error: str = ""


@dataclass(frozen=True)
class NoticeRow:
    at: datetime
    title: str
    says: str
    url: str | None
    new: bool


@dataclass(frozen=True)
class NoticesPage:
    now: datetime
    rows: tuple[NoticeRow, ...]
    pages: Pages | None = None


@dataclass(frozen=True)
class MessageRow:
    at: datetime
    who: str
    words: str
    mine: bool


@dataclass(frozen=True)
class MessagesPage:
    code: str
    dossier_url: str
    now: datetime
    rows: tuple[MessageRow, ...]
    form: SmallForm
