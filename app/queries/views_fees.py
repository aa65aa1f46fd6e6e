"""What administrators see of fees: those of the diagrams, and the local ones that win over them."""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_frame import Option, SmallForm
from app.queries.views_officer import Filter, Paging


@dataclass(frozen=True)
class FeeToday:
    """A fee of a procedure: the diagram's rule and how many local ones apply today, in words and number."""

    name: str
    diagram: str
    local: int


@dataclass(frozen=True)
class FeeProcedure:
    """A procedure with its fees; none where nothing is charged."""

    code: str
    name: str
    url: str
    fees: tuple[FeeToday, ...]


@dataclass(frozen=True)
class FeeList:
    """Lệ phí: the procedures in force."""

    now: datetime
    rows: tuple[FeeProcedure, ...]
    filter: Filter
    paging: Paging


@dataclass(frozen=True)
class LocalFeeRow:
    """A local fee. ``state``: now, later or past; empty ``unit`` and ``channel`` mean all of them."""

    rule: str
    unit: str
    channel: str
    valid_from: date
    valid_to: date | None
    basis: str
    state: str
    by: str
    end_url: str | None = None


@dataclass(frozen=True)
class PaidToday:
    """What a dossier handed in today at ``unit`` pays on ``channel``; ``local``: not by the diagram."""

    unit: str
    channel: str
    rule: str
    local: bool


@dataclass(frozen=True)
class FeePane:
    """One fee of a procedure with everything local about it."""

    name: str
    kind: str
    timing: str
    diagram: tuple[tuple[str, str], ...]
    """Pairs of a channel (empty: every one) and the rule in words."""
    rows: tuple[LocalFeeRow, ...]
    today: tuple[PaidToday, ...]
    add_url: str


@dataclass(frozen=True)
class ProcedureFees:
    """The fees of one procedure."""

    now: datetime
    code: str
    name: str
    back_url: str
    panes: tuple[FeePane, ...]
    said: str = ""


@dataclass(frozen=True)
class AddFeePage:
    """The form of a new local fee; ``tiers`` where the fee is counted: the numbers of the rows to fill in."""

    procedure: str
    fee: str
    diagram: str
    form: SmallForm
    units: tuple[Option, ...]
    channels: tuple[Option, ...]
    tiers: tuple[int, ...]
    back_url: str


@dataclass(frozen=True)
class EndFeePage:
    """The form that lets a local fee end."""

    procedure: str
    fee: str
    rule: str
    basis: str
    valid_from: date
    form: SmallForm
    back_url: str
