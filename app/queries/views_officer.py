"""What the desk's pages show: the frame around every page, the inbox and the list of dossiers.

View models are plain facts for one screen: no SQL, no words that a template can say itself. Addresses are
ready to use; moments are aware; ``now`` is the moment of the page, so that "hôm nay" is decided once.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_frame import Language, Link
from processes.domain.working_time.span import Span


@dataclass(frozen=True)
class Tag:
    """A status in words with the colour of its tag (``processes.domain.dossier.statuses.WORDS``)."""

    text: str
    face: str


@dataclass(frozen=True)
class NavItem:
    """An entry of the bar or a tab. ``id`` names its words in the template; ``count`` where work waits."""

    id: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Hat:
    """A post that one may act under; ``id`` is empty for all of them together."""

    id: str
    text: str
    current: bool = False


@dataclass(frozen=True)
class DeskFrame:
    """The frame of every page of officers and administrators; templates get it as ``desk``.

    ``area`` is ``desk``, ``admin`` or ``designer``; ``nav`` holds only what exists (inbox, intake, returns,
    dossiers, register, statistics · procedures, incidents, calendar, units, fees, outbox, journal).
    ``areas`` are NavItems with those ids; ``posts`` what a person of several posts may act under (posted to
    ``hat_url``).
    """

    area: str
    nav: tuple[NavItem, ...]
    home_url: str
    search_url: str
    log_out_url: str
    person: str
    post: str
    search_text: str = ""
    areas: tuple[NavItem, ...] = ()
    posts: tuple[Hat, ...] = ()
    hat_url: str = ""
    account_url: str = ""
    languages: tuple[Language, ...] = ()
    acting_for: str = ""


@dataclass(frozen=True)
class Clock:
    """A deadline's light (``working_time.outcome.Light``) and what stands beside it.

    ``left`` is working time until ``due_at``, or since it when overdue. While paused, ``why`` gives the
    reason in words and ``until`` the day until which the dossier is kept. ``ended`` says how a dossier that
    has ended stood to its date.
    """

    state: str
    left: Span | None = None
    due_at: datetime | None = None
    why: str = ""
    until: date | None = None
    ended: str = ""


@dataclass(frozen=True)
class Choice:
    """One option of a filter; ``text`` may stay empty where the template knows the words by ``value``."""

    value: str
    text: str = ""
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True)
class FilterGroup:
    """One question of the filter form. ``name`` is the field in the address and names the label.

    Known names: q, light, task, status, procedure, channel, due_to, filed_from, filed_to, kind, state.
    ``kind``: ``text``, ``checks``, ``select`` or ``date`` (dd/mm/yyyy, ``error`` when it is not one).
    """

    name: str
    kind: str
    choices: tuple[Choice, ...] = ()
    value: str = ""
    error: str = ""


@dataclass(frozen=True)
class Filter:
    """A GET form. ``kept`` travels along hidden (the tab); ``clear_url`` only when something is chosen."""

    url: str
    groups: tuple[FilterGroup, ...]
    kept: tuple[tuple[str, str], ...] = ()
    clear_url: str | None = None


@dataclass(frozen=True)
class Paging:
    """Keyset paging: rows ``first`` to ``last``; ``total`` in words where it is cheap ("34", "hơn 1.000")."""

    first: int
    last: int
    total: str = ""
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True)
class WorkRow:
    """A work item in a list. ``holder`` is ``mine``, ``free`` or ``other`` (then ``holder_name``).

    ``promised`` is the dossier's due date, None before intake; ``remark`` is said in amber, such as
    "Đã bổ sung 19/11". ``selectable``: the person may take it.
    """

    id: str
    url: str
    code: str
    clock: Clock
    applicant: str
    procedure: str
    task: str
    holder: str
    channel: str
    holder_name: str = ""
    promised: datetime | None = None
    paused: bool = False
    new: bool = False
    remark: str = ""
    selectable: bool = True


@dataclass(frozen=True)
class BulkAction:
    """A button of the bulk bar; it posts the chosen ``item`` ids to ``url``. ``id``: claim, assign, print."""

    id: str
    url: str
    primary: bool = False


@dataclass(frozen=True)
class BulkLine:
    """What became of one chosen item: ``done`` with its words or the reason why not."""

    code: str
    url: str
    words: str
    done: bool = True


@dataclass(frozen=True)
class DeskDraft:
    """A dossier being drawn up, in the list of the intake."""

    url: str
    applicant: str
    procedure: str
    at: datetime


@dataclass(frozen=True)
class Inbox:
    """Hộp việc; ``list`` is ``inbox``, ``intake`` or ``returns`` (the same page under another filter)."""

    now: datetime
    tabs: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[WorkRow, ...]
    paging: Paging
    list: str = "inbox"
    bulk: tuple[BulkAction, ...] = ()
    results: tuple[BulkLine, ...] = ()
    tools: tuple[Link, ...] = ()
    filtered: bool = False
    receive_url: str | None = None
    drafts: tuple[DeskDraft, ...] = ()
    """What the reader is drawing up at the desk (only in the list of the intake)."""


@dataclass(frozen=True)
class DossierRow:
    """A dossier in a list or in the results of a search."""

    url: str
    code: str
    applicant: str
    procedure: str
    status: Tag
    clock: Clock
    channel: str
    filed_at: datetime | None = None
    promised: datetime | None = None
    step: str = ""
    holder_name: str = ""


@dataclass(frozen=True)
class DossierList:
    """Hồ sơ: every dossier the person may see, filtered, newest first."""

    now: datetime
    filter: Filter
    rows: tuple[DossierRow, ...]
    paging: Paging
    filtered: bool = False
    searched: str = ""
    tools: tuple[Link, ...] = ()
