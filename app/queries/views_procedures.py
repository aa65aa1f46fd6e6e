"""What administrators see of one procedure: its versions, what it needs, what the checker says."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from app.queries.views_frame import SmallForm


@dataclass(frozen=True)
class VersionRow:
    """A version of a procedure. ``state``: in_force, scheduled (from ``starts_on``), replaced or unused.

    ``running`` dossiers wait for somebody; ``drafts`` are not sent yet. ``author`` drew it, ``by`` approved
    it; both are empty where the machine put it in force. ``begin_url`` takes a post.
    """

    number: int
    sha256: str
    published_at: datetime
    state: str
    by: str
    running: int
    drafts: int
    picture_url: str
    file_url: str
    export_url: str
    begin_url: str
    author: str = ""
    note: str = ""
    since: datetime | None = None
    starts_on: date | None = None
    back_url: str | None = None
    call_off_url: str | None = None
    compare_url: str | None = None
    move_url: str | None = None


@dataclass(frozen=True)
class VersionPicture:
    """The drawing of a version; ``svg`` is empty where nothing is drawn."""

    code: str
    name: str
    number: int
    svg: Markup
    back_url: str


@dataclass(frozen=True)
class SlotNeed:
    """A slot that the diagram names: who stands in it for a receiving unit (empty: nobody), and which roles
    nobody there holds."""

    slot: str
    receiving: str
    unit: str
    idle: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What the checker says. ``severity`` is error, warning or hint; ``where`` the element or the line;
    ``url`` leads to the element on the drawing of this page, if there is one."""

    severity: str
    where: str
    what: str
    remedy: str
    url: str = ""


@dataclass(frozen=True)
class Deed:
    """An entry of the office's journal about the procedure."""

    at: datetime
    by: str
    what: str
    version: int | None
    reason: str


@dataclass(frozen=True)
class ProcedureAdmin:
    """One procedure. ``kind`` is procedure or side; ``fees`` are pairs of a name and the rule in words;
    ``begins`` is the day of the next version."""

    now: datetime
    code: str
    name: str
    kind: str
    retired: bool
    versions: tuple[VersionRow, ...]
    slots: tuple[SlotNeed, ...]
    slots_url: str
    fees: tuple[tuple[str, str], ...]
    fees_url: str | None
    findings: tuple[Finding, ...]
    deeds: tuple[Deed, ...]
    back_url: str
    public_url: str | None = None
    retire_url: str | None = None
    moves_url: str | None = None
    begins: date | None = None
    said: str = ""


@dataclass(frozen=True)
class ReasonPage:
    """A page that asks for a reason before something is done. ``ask`` is back, call_off or
    retire."""

    ask: str
    code: str
    name: str
    form: SmallForm
    back_url: str
    version: int = 0
    running: int = 0
