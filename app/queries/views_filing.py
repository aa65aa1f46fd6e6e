"""What the applicant sees while filing: start, declaration, papers, check, payment, confirmation.

Frozen values only; other modules fill them (see ``views_frame`` for the conventions).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.queries.views_frame import Captcha, FieldError, FileRow, Link, Option, SmallForm
from app.queries.views_public import ProcedureRow

TaskState = Literal["done", "doing", "todo", "blocked"]


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
class Replaced:
    """The draft stands on a version that was replaced: ``url`` takes the post that carries it over, ``lost``
    are the labels of what does not fit."""

    url: str
    since: datetime | None
    lost: tuple[str, ...] = ()


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
    replaced: Replaced | None = None
    said: str = ""


@dataclass(frozen=True)
class SectionPage:
    """One form of the declaration; ``form_html`` is made by the forms, escaped and safe.

    ``update``: the dossier was sent already, so there is one button and nothing unfinished is kept.
    """

    url: str
    back_url: str
    part: int
    parts: int
    title: str
    form_html: str
    errors: tuple[FieldError, ...] = ()
    intro: str = ""
    multipart: bool = False
    update: bool = False


@dataclass(frozen=True)
class PaperUpload:
    """A component of the dossier and what was uploaded for it, old versions included.

    ``removable`` are papers (id and file name) that may be taken out again with a button ``remove``.
    """

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
    removable: tuple[Option, ...] = ()


@dataclass(frozen=True)
class PapersPage:
    url: str
    back_url: str
    part: int
    parts: int
    papers: tuple[PaperUpload, ...]
    errors: tuple[FieldError, ...] = ()
    update: bool = False


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
    poor_url: str


@dataclass(frozen=True)
class NotSentPage:
    """After the payment page, while the dossier is not sent: ``paid`` when only the money has come."""

    reference: str
    draft_url: str
    again_url: str
    paid: bool = False


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
