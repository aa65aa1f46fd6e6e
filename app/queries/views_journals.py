"""What administrators see of the journals: whether they are whole, who changed what, who saw what."""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_frame import Link
from app.queries.views_officer import Filter, NavItem, Paging


@dataclass(frozen=True)
class JournalBreak:
    """Where a journal does not fit: ``what`` in words, a link where a dossier's entries can be read."""

    what: str
    where: Link | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class JournalCheck:
    """Result of checking the hash chains and the seals: how much, and where one is broken.

    ``sealed_on`` is the newest sealed day and ``seal`` its hash, to be kept outside of this machine.
    """

    now: datetime
    tabs: tuple[NavItem, ...]
    checked_at: datetime | None
    dossiers: int
    entries: int
    office_entries: int
    seals: int
    breaks: tuple[JournalBreak, ...]
    check_url: str
    sealed_on: date | None = None
    seal: str = ""


@dataclass(frozen=True)
class ChangedField:
    """A field of the changed thing, in words: empty where there was, or is, nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class OfficeChange:
    """One entry of the office's journal."""

    seq: int
    at: datetime
    who: str
    what: str
    kind: str
    subject: str
    fields: tuple[ChangedField, ...]
    reason: str = ""


@dataclass(frozen=True)
class OfficeJournal:
    """Nhật ký cơ quan: newest first."""

    now: datetime
    tabs: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[OfficeChange, ...]
    paging: Paging


@dataclass(frozen=True)
class Look:
    """Somebody saw something: ``what`` in words, ``subject`` where there is no dossier to name."""

    at: datetime
    who: str
    what: str
    address: str
    dossier: Link | None = None
    subject: str = ""


@dataclass(frozen=True)
class Looks:
    """Đã xem: newest first."""

    now: datetime
    tabs: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[Look, ...]
    paging: Paging
