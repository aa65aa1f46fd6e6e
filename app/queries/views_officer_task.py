"""What a task's page shows: the form, the papers to check, the outcomes and what follows."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from app.queries.views_frame import FieldError, Link, Option
from app.queries.views_officer import Clock
from app.queries.views_officer_dossier import DossierHead, PaperFile, PaperRow


@dataclass(frozen=True)
class PaperCheck:
    """A component to check at intake.

    Fields posted: ``check-<id>`` (unchecked, passed, failed), ``comment-<id>``, ``originals-<id>``,
    ``copies-<id>``. ``due_originals`` and ``due_copies`` are what the procedure asks for.
    """

    id: str
    name: str
    due_originals: int
    due_copies: int
    originals: str = ""
    copies: str = ""
    check: str = "unchecked"
    comment: str = ""
    files: tuple[PaperFile, ...] = ()
    required: bool = True
    absent: str = ""
    error: str = ""
    counted: bool = True
    """Whether the officer counts the paper copies; files sent online have none."""


@dataclass(frozen=True)
class ResultBox:
    """Where a result paper is handed over: fields ``result_code`` (if there is a choice), ``result_file``."""

    papers: tuple[Option, ...]
    chosen: str = ""
    files: tuple[PaperFile, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class FeeBoxRow:
    """A fee in đồng; where it is counted by rows, one of them with its ``count`` units and ``times``."""

    name: str
    amount: int
    paper: str = ""
    count: int | None = None
    times: int | None = None


@dataclass(frozen=True)
class FeeBox:
    """What a task takes: computed by the server, shown only. ``error`` says why it cannot be counted."""

    rows: tuple[FeeBoxRow, ...]
    total: int
    words: str
    error: str = ""


@dataclass(frozen=True)
class OutcomeCard:
    """A way to finish, field ``outcome``. ``note`` as in ``Outcome.note``: none, optional, required."""

    id: str
    label: str
    consequence: str = ""
    warning: str = ""
    note: str = "optional"
    chosen: bool = False


@dataclass(frozen=True)
class NextStep:
    """What comes after this task and by when; the promised date last (``promised``)."""

    name: str
    due_at: datetime | None = None
    promised: bool = False


@dataclass(frozen=True)
class EarlierWords:
    """What the person of the step before wrote for the next one: who, when, in which task, how it ended."""

    name: str
    at: datetime
    task: str
    words: str
    outcome: str = ""


@dataclass(frozen=True)
class TaskPage:
    """One task held by the reader. Posts ``do``: ``complete`` or ``save``; ``version`` finds conflicts."""

    now: datetime
    head: DossierHead
    title: str
    clock: Clock
    url: str
    version: str
    form_html: Markup | str = ""
    errors: tuple[FieldError, ...] = ()
    checks: tuple[PaperCheck, ...] = ()
    result: ResultBox | None = None
    fee: FeeBox | None = None
    outcomes: tuple[OutcomeCard, ...] = ()
    outcome_error: str = ""
    note: str = ""
    note_error: str = ""
    release_url: str | None = None
    saved_at: datetime | None = None
    said: str = ""
    earlier: EarlierWords | None = None
    papers: tuple[PaperRow, ...] = ()
    draft: Link | None = None
    draft_html: Markup | str = ""
    next_steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A question and what the officer had written there."""

    label: str
    value: str


@dataclass(frozen=True)
class TaskConflict:
    """Somebody else was quicker. ``why``: ``done`` (finished by ``name``), ``taken`` (held by ``name``),
    ``gone`` (the dossier went another way), ``suspended`` (a withdrawal waits for its answer) or ``changed``
    (the applicant updated the dossier)."""

    now: datetime
    head: DossierHead
    title: str
    why: str
    at: datetime
    next_url: str
    name: str = ""
    outcome: str = ""
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class CaseActionPage:
    """Something that may happen at any stage (stop, apology, answer to a withdrawal), with its reason.

    Posts ``reason`` and the fields of ``form_html``; ``destroys`` makes the button red.
    """

    now: datetime
    head: DossierHead
    title: str
    consequence: str
    url: str
    submit: str
    warning: str = ""
    form_html: Markup | str = ""
    reason: str = ""
    reason_hint: str = ""
    reason_asked: bool = True
    errors: tuple[FieldError, ...] = ()
    destroys: bool = False

    @property
    def reason_error(self) -> str:
        """The words beside the reason."""
        return next((error.words for error in self.errors if error.field == "reason"), "")
