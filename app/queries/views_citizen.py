"""What the applicant sees after filing: own dossiers, the clock, supplements.

Frozen values only; other modules fill them. ``status`` is an internal status of the dossier; its words for
citizens stand in ``components/status.html``.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.queries.views_filing import Answer, AnswerGroup, PaperUpload, TaskGroup
from app.queries.views_frame import FieldError, FileRow, Link, Pages, Tab

StageState = Literal["done", "now", "later"]
Turn = Literal[
    "nothing",
    "supplement",
    "payment",
    "confirm",
    "answer",
    "signed",
    "result",
    "finished",
    "late",
    "reply",
    "ended",
]


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
    """When the result is promised. ``state``: in_time, paused, late, none or done; then ``light`` and
    ``ended`` say how it stood to its date."""

    state: str
    due_at: datetime | None
    first_due_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    clock_url: str | None = None
    light: str = ""
    ended: str = ""


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
    reason: str = ""
    update_url: str | None = None
    cancel_url: str | None = None
    withdraw_url: str | None = None


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
class ClockStory:
    """One clock from its start to its end. ``state``: runs, still (with its dossier) or ended; ``who`` has
    or had the work. Times in words as in the rows."""

    title: str
    now: datetime
    since: datetime
    due_at: datetime
    rows: tuple[ClockRow, ...]
    allowed_says: str
    used_says: str
    left_says: str
    state: str = "runs"
    ended_at: datetime | None = None
    ended_by: str = ""
    who: str = ""


@dataclass(frozen=True)
class ClockPage:
    """ "Xem cách tính": every interval, why it counts or not.

    Before official intake only ``intake`` has something to tell. ``legal_due_at`` is given with a new
    appointment: the date that counts. ``limit_says`` is the limit as the law gives it.
    """

    code: str
    back_url: str
    now: datetime
    rows: tuple[ClockRow, ...] = ()
    limit_says: str = ""
    allowed_says: str = ""
    used_says: str = ""
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    calendar: str = ""
    intake: tuple[ClockStory, ...] = ()
    legal_due_at: datetime | None = None


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
    errors: tuple[FieldError, ...] = ()
    form_html: str = ""
    withdraw_url: str | None = None


@dataclass(frozen=True)
class AnswerChoice:
    """A way to answer, field ``outcome``, and what follows from it."""

    id: str
    label: str
    says: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class QuestionPage:
    """What the applicant is asked on the way; ``shown`` is what it is about, such as a draft.

    ``until`` is None where the question has no deadline. ``silence_agrees`` is said beside it.
    """

    url: str
    code: str
    status: str
    title: str
    procedure: str
    dossier_url: str
    until: datetime | None
    silence_agrees: bool = False
    shown: tuple[AnswerGroup, ...] = ()
    choices: tuple[AnswerChoice, ...] = ()
    asks_note: bool = False
    note: str = ""
    outcome_error: str = ""
    note_error: str = ""
    errors: tuple[FieldError, ...] = ()
    form_html: str = ""
    due_if_today: datetime | None = None


@dataclass(frozen=True)
class UpdatePage:
    """ "Cập nhật hồ sơ": every part with its link; ``saved`` after a change was kept."""

    code: str
    procedure: str
    dossier_url: str
    groups: tuple[TaskGroup, ...]
    reply_by: datetime | None = None
    saved: bool = False


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
