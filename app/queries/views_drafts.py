"""What designers and reviewers see: lists of drawings, one drawing with its picture and findings, forms."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from app.queries.views_frame import Link, Option, SmallForm
from app.queries.views_officer import Filter, NavItem, Paging
from app.queries.views_procedures import Finding


@dataclass(frozen=True)
class DraftRow:
    """A drawing in a list. ``status`` as in ``DiagramDraft.status``; ``base`` is the number of the version it
    began from; ``stale`` when another one is in force by now; ``returned`` when a reviewer sent it back."""

    url: str
    name: str
    code: str
    status: str
    author: str
    changed_at: datetime
    note: str = ""
    base: int | None = None
    stale: bool = False
    returned: bool = False
    submitted_at: datetime | None = None
    mine: bool = False


@dataclass(frozen=True)
class BeginRow:
    """A procedure in force, to begin a drawing from; ``begin_url`` takes a post."""

    code: str
    name: str
    field: str
    version: int
    begin_url: str


@dataclass(frozen=True)
class Drafts:
    """Quy trình. Tab ids: mine, all, begin; ``begin`` holds the rows of the last one."""

    now: datetime
    tabs: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[DraftRow, ...]
    begin: tuple[BeginRow, ...]
    paging: Paging
    upload_url: str
    import_url: str
    filtered: bool = False
    beginning: bool = False
    said: str = ""


@dataclass(frozen=True)
class Reviews:
    """Chờ duyệt: drawings handed in, the oldest first. ``decides`` when the reader may answer them."""

    now: datetime
    rows: tuple[DraftRow, ...]
    decides: bool
    said: str = ""


@dataclass(frozen=True)
class Origin:
    """The version a drawing began from (None: a new one), and the number in force now (None: none is)."""

    number: int | None
    in_force: int | None
    stale: bool
    url: str | None = None


@dataclass(frozen=True)
class NeedRow:
    """Something a diagram needs. ``state``: present, missing (nothing works without it) or open (to be filled
    later, ``remedy`` leads there)."""

    name: str
    state: str
    note: str = ""
    remedy: Link | None = None


@dataclass(frozen=True)
class NeedGroup:
    """What a diagram needs of one kind: blocks, forms, decisions, roles, slots, steps, downloads."""

    title: str
    rows: tuple[NeedRow, ...]


@dataclass(frozen=True)
class Deeds:
    """What the reader may do with a drawing: addresses, None where not offered. ``take_back`` and ``copy``
    take a post."""

    replace: str | None = None
    submit: str | None = None
    discard: str | None = None
    take_back: str | None = None
    copy: str | None = None
    approve: str | None = None
    send_back: str | None = None
    roles: str | None = None


@dataclass(frozen=True)
class DraftPage:
    """One drawing. ``svg`` is empty where nothing is drawn; ``why_not`` says why one may not answer."""

    now: datetime
    name: str
    code: str
    status: str
    author: str
    created_at: datetime
    changed_at: datetime
    revision: int
    back: Link
    svg: Markup
    findings: tuple[Finding, ...]
    needs: tuple[NeedGroup, ...]
    decisions: tuple[str, ...]
    do: Deeds
    file_url: str
    zip_url: str
    note: str = ""
    base: Origin | None = None
    submitted_at: datetime | None = None
    reviewed_at: datetime | None = None
    reviewer: str = ""
    review_note: str = ""
    version: Link | None = None
    why_not: str = ""
    compare_url: str | None = None
    said: str = ""
    failed: str = ""

    @property
    def errors(self) -> int:
        """How many findings forbid handing the drawing in."""
        return sum(one.severity == "error" for one in self.findings)


@dataclass(frozen=True)
class UploadPage:
    """A form that takes a file in: a new drawing (``replaces`` empty), or a new state of one."""

    form: SmallForm
    back: Link
    most_megabytes: int
    replaces: str = ""
    imports: bool = False


@dataclass(frozen=True)
class DecidePage:
    """A step of a drawing that asks something: ``ask`` is submit, approve, send_back or discard."""

    ask: str
    name: str
    code: str
    form: SmallForm
    back: Link
    findings: tuple[Finding, ...] = ()
    must_confirm: bool = False
    stale: Origin | None = None
    today: date | None = None
    own: bool = False


@dataclass(frozen=True)
class Mapped:
    """A role or slot of a diagram, and what to call it here; ``value`` is what it is now."""

    field: str
    name: str
    options: tuple[Option, ...]
    value: str


@dataclass(frozen=True)
class MappingPage:
    """Roles and slots of a diagram that came from elsewhere."""

    form: SmallForm
    back: Link
    name: str
    roles: tuple[Mapped, ...]
    slots: tuple[Mapped, ...]
    said: str = ""
