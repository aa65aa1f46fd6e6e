"""What the pages of one dossier show to officers."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from app.queries.views_citizen import ClockStory
from app.queries.views_frame import Link
from app.queries.views_officer import Choice, Clock, NavItem, Tag


@dataclass(frozen=True)
class Fact:
    """A key and its value; ``detail`` in small below, ``url`` makes the value a link."""

    key: str
    value: str
    detail: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Box:
    """A box of the side column: facts, or links with a detail each."""

    title: str
    facts: tuple[Fact, ...] = ()
    links: tuple[Fact, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class DossierHead:
    """The strip above every page of a dossier. Tab ids: overview, papers, journal, slips."""

    code: str
    url: str
    status: Tag
    procedure: str
    applicant: str
    channel: str
    back_url: str
    tabs: tuple[NavItem, ...]
    version: int | None = None
    in_force_from: date | None = None


@dataclass(frozen=True)
class AutoCheck:
    """Something the system looked up: ``state`` is ``passed``, ``failed`` or ``open``."""

    state: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Decision:
    """A task of the dossier. ``holder`` is ``mine``, ``free`` or ``other``.

    ``claim_url`` when the person may take it, ``task_url`` when it is his; ``outcomes`` lead to the task's
    page with that outcome chosen.
    """

    title: str
    holder: str
    clock: Clock
    holder_name: str = ""
    held_since: datetime | None = None
    unit: str = ""
    task_url: str | None = None
    claim_url: str | None = None
    step: int | None = None
    steps: int | None = None
    facts: tuple[Fact, ...] = ()
    checks: tuple[AutoCheck, ...] = ()
    outcomes: tuple[Link, ...] = ()


@dataclass(frozen=True)
class PathStage:
    """A station of the strip, six at most. ``state``: ``done``, ``now`` or ``later``."""

    name: str
    state: str
    done_at: datetime | None = None
    due_at: datetime | None = None
    who: str = ""
    note: str = ""


@dataclass(frozen=True)
class PaperFile:
    """A version of a file; ``at`` is when it was handed in, ``note`` such as "đã ký số"."""

    name: str
    url: str | None
    at: datetime | None = None
    version: int | None = None
    pages: int | None = None
    size: int | None = None
    note: str = ""


@dataclass(frozen=True)
class PaperRow:
    """A component of the dossier.

    ``check`` as in ``Paper.check``; ``form`` for one that is declared in a form, None where not asked
    (``absent``).
    """

    name: str
    originals: int
    copies: int
    files: tuple[PaperFile, ...] = ()
    check: str | None = "unchecked"
    comment: str = ""
    absent: str = ""
    older: tuple[PaperFile, ...] = ()


@dataclass(frozen=True)
class ClockRow:
    """A stretch of the clock. ``kind``: ``counted``, ``still`` (not counted) or ``forecast``.

    ``counted`` and ``left`` are working minutes; ``counted`` None means "không tính", ``left`` below 0 late.
    """

    start: datetime
    end: datetime
    reason: str
    left: int
    counted: int | None = None
    kind: str = "counted"
    paused: bool = False
    detail: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class ClockTable:
    """Why the promised date is what it is. ``allowed``, ``used`` and ``left`` are working minutes.

    ``due_legal`` is given with a new appointment: the date that counts.
    """

    due_at: datetime
    due_original: datetime
    allowed: int
    used: int
    past: tuple[ClockRow, ...]
    forecast: tuple[ClockRow, ...] = ()
    rule: str = ""
    left: int | None = None
    due_legal: datetime | None = None


@dataclass(frozen=True)
class JournalRow:
    """Something that happened: what first, who (and for whom) second."""

    at: datetime
    what: str
    who: str
    detail: str = ""
    links: tuple[Link, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class CaseAction:
    """What may happen at any stage (withdraw, stop, apology): a page of its own asks for the reason."""

    text: str
    url: str


@dataclass(frozen=True)
class ApologyOffer:
    """The dossier will be late, or is (``late``): an apology and a new appointment are due (T-34)."""

    due_at: datetime
    late: bool
    url: str


@dataclass(frozen=True)
class DossierPage:
    """Tổng quan. ``said`` is a notice after an action (one sentence)."""

    now: datetime
    head: DossierHead
    decisions: tuple[Decision, ...]
    stages: tuple[PathStage, ...]
    papers: tuple[PaperRow, ...]
    journal: tuple[JournalRow, ...]
    journal_count: int
    journal_url: str
    boxes: tuple[Box, ...]
    clock: ClockTable | None = None
    clocks_url: str | None = None
    diagram_url: str | None = None
    actions: tuple[CaseAction, ...] = ()
    said: str = ""
    apology: ApologyOffer | None = None


@dataclass(frozen=True)
class ClocksPage:
    """Đồng hồ: the clocks of intake, of each step, and of what was waited for from the applicant. That of the
    promise stands on the overview."""

    now: datetime
    head: DossierHead
    intake: tuple[ClockStory, ...]
    steps: tuple[ClockStory, ...]
    waits: tuple[ClockStory, ...]
    overview_url: str


@dataclass(frozen=True)
class PapersPage:
    """Giấy tờ: every component with all its versions."""

    now: datetime
    head: DossierHead
    papers: tuple[PaperRow, ...]
    results: tuple[PaperFile, ...] = ()


@dataclass(frozen=True)
class SlipRow:
    """An official slip; ``url`` opens its PDF, None while it is being made."""

    name: str
    number: str
    issued_at: datetime
    issued_by: str
    url: str | None = None


@dataclass(frozen=True)
class SlipsPage:
    """Phiếu, văn bản."""

    now: datetime
    head: DossierHead
    slips: tuple[SlipRow, ...]


@dataclass(frozen=True)
class DiagramStep:
    """An element of the diagram in words. ``state``: ``done``, ``current``, ``later`` or ``skipped``."""

    name: str
    who: str
    state: str
    started_at: datetime | None = None
    done_at: datetime | None = None
    by: str = ""
    outcome: str = ""
    block: str = ""


@dataclass(frozen=True)
class DiagramPage:
    """The dossier on its diagram: a drawing made by the server, and the same as a table."""

    now: datetime
    head: DossierHead
    svg: Markup
    steps: tuple[DiagramStep, ...]


@dataclass(frozen=True)
class JournalPage:
    """Diễn biến: every row, newest first. ``broken_at`` is the first entry that does not fit the chain."""

    now: datetime
    head: DossierHead
    rows: tuple[JournalRow, ...]
    kinds: tuple[Choice, ...]
    filter_url: str
    count: int
    chain_checked: bool = True
    broken_at: int | None = None
