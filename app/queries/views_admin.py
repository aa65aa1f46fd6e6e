"""What administrators see: outgoing messages, procedures in force."""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_frame import Link
from app.queries.views_officer import Filter, NavItem, Paging


@dataclass(frozen=True)
class MessageRow:
    """A message of the outbox. ``state`` as in ``OutboxMessage.state``; ``recipient`` is masked.

    ``about`` says what it is about in words ("Đã tiếp nhận hồ sơ").
    """

    url: str
    channel: str
    recipient: str
    about: str
    state: str
    created_at: datetime
    sent_at: datetime | None = None
    next_attempt_at: datetime | None = None
    attempts: int = 0
    dossier: Link | None = None
    error: str = ""


@dataclass(frozen=True)
class Outbox:
    """Hộp thư đi. Tab ids: all, pending, sent, dead. ``retry_url`` puts all that is listed back among those
    to send; ``told`` is what became of the action before."""

    now: datetime
    tabs: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[MessageRow, ...]
    paging: Paging
    sandbox: bool = False
    retry_url: str | None = None
    told: str = ""


@dataclass(frozen=True)
class MessagePage:
    """One message with its text; ``retry_url`` when it may be sent again."""

    now: datetime
    row: MessageRow
    back_url: str
    body: str
    subject: str = ""
    key: str = ""
    retry_url: str | None = None


@dataclass(frozen=True)
class ProcedureRow:
    """A version in force. ``level``: full, partial, info or none; ``limit`` in words; ``check`` counts."""

    code: str
    name: str
    field: str
    level: str
    version: int
    in_force_from: date
    limit: str
    running: int
    errors: int = 0
    warnings: int = 0
    url: str | None = None
    sha256: str = ""
    """The hash of the expanded diagram; the page shows its beginning."""


@dataclass(frozen=True)
class Procedures:
    """Thủ tục. Tab ids: in_force, scheduled, retired, side; ``count`` of those in force, ``reviews`` drawings
    wait for an answer."""

    now: datetime
    rows: tuple[ProcedureRow, ...]
    count: int
    filter: Filter
    paging: Paging
    tabs: tuple[NavItem, ...] = ()
    upload_url: str | None = None
    reviews_url: str | None = None
    reviews: int = 0
