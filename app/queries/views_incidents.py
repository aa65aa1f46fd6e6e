"""What administrators see of actions that broke."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Link, SmallForm
from app.queries.views_officer import BulkAction, BulkLine, Clock, NavItem, Paging


@dataclass(frozen=True)
class IncidentRow:
    """An action that broke: ``what`` says the error, ``action`` what was being done, both in words.

    ``blocking``: a dossier stands still because of it; ``machine`` is the error as the machine put it.
    """

    id: str
    number: str
    url: str
    what: str
    action: str
    advice: str
    who: str
    blocking: bool
    dossiers: int
    attempts: int
    first_at: datetime
    last_at: datetime
    machine: str = ""
    most_urgent: Clock | None = None
    dossier: Link | None = None
    selectable: bool = False


@dataclass(frozen=True)
class Incidents:
    """Sự cố. Tab ids: open, repeated, closed."""

    now: datetime
    tabs: tuple[NavItem, ...]
    rows: tuple[IncidentRow, ...]
    paging: Paging
    open_count: int = 0
    bulk: tuple[BulkAction, ...] = ()
    results: tuple[BulkLine, ...] = ()
    tools: tuple[Link, ...] = ()


@dataclass(frozen=True)
class InputLine:
    """A part of an action's input; what a person wrote is covered."""

    name: str
    value: str


@dataclass(frozen=True)
class IncidentPage:
    """One incident. ``state`` is open, repeated or closed; the last two say who ended it and when."""

    now: datetime
    row: IncidentRow
    state: str
    back_url: str
    input: tuple[InputLine, ...]
    ended_by: str = ""
    ended_at: datetime | None = None
    reason: str = ""
    repeat_url: str | None = None
    close_url: str | None = None


@dataclass(frozen=True)
class GivingUp:
    """Incidents that are to be closed without being repeated, and the form that asks why."""

    rows: tuple[IncidentRow, ...]
    form: SmallForm
    back_url: str
