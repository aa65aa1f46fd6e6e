"""What the pages of statistics show."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Link
from app.queries.views_officer import Filter, NavItem, Paging


@dataclass(frozen=True)
class StatCell:
    """A number of the report with its words; ``url`` leads to the dossiers counted."""

    words: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class StatBlock:
    """A block of the report: its sum, and the cells that are not zero."""

    words: str
    total: int
    cells: tuple[StatCell, ...]


@dataclass(frozen=True)
class StatLine:
    """A line of the report: a procedure, a unit, or everything. ``share`` is 0 to 1, None of nothing."""

    name: str
    blocks: tuple[StatBlock, ...]
    waiting: StatCell
    share: float | None
    code: str = ""


@dataclass(frozen=True)
class StatisticsPage:
    """Thống kê: the report of a period. ``tabs``: procedure, unit. ``as_of`` is the moment looked at."""

    period: str
    as_of: datetime
    lasting: bool
    filter: Filter
    tabs: tuple[NavItem, ...]
    by: str
    lines: tuple[StatLine, ...]
    total: StatLine
    online_share: float | None
    tools: tuple[Link, ...]


@dataclass(frozen=True)
class CountedDossier:
    """One of the dossiers behind a number; ``dossier`` leads to it where the reader may see it."""

    dossier: Link
    procedure: str
    unit: str
    standing: str
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True)
class CountedDossiers:
    """The dossiers behind a number of the report."""

    now: datetime
    what: str
    period: str
    back_url: str
    rows: tuple[CountedDossier, ...]
    paging: Paging
