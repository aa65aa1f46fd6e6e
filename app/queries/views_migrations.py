"""What administrators see of moving running dossiers to another version."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Link, Option, SmallForm
from app.queries.views_officer import NavItem, Paging


@dataclass(frozen=True)
class MappedNode:
    """A step whose id is gone, with the steps that may take its place; ``dossiers`` stand there now."""

    field: str
    name: str
    id: str
    dossiers: int
    options: tuple[Option, ...]
    chosen: str = ""
    error: str = ""


@dataclass(frozen=True)
class PastMigration:
    """A migration in the list. ``status`` is planned, running, done or stopped."""

    url: str
    version_from: int
    version_to: int
    at: datetime
    by: str
    status: str
    undoes: bool
    moved: int
    stayed: int
    waiting: int


@dataclass(frozen=True)
class MigrationPlan:
    """Which version is left, what takes the place of what. ``leaving`` is the version chosen, None before;
    ``choices`` are versions with the dossiers that run on them; ``in_force`` None when the procedure has
    ended. ``undoes``: the plan takes an earlier migration back."""

    code: str
    name: str
    form: SmallForm
    back_url: str
    choices: tuple[Option, ...]
    in_force: int | None
    leaving: int | None
    running: int
    nodes: tuple[MappedNode, ...]
    past: tuple[PastMigration, ...]
    now: datetime
    undoes: bool = False
    said: str = ""


@dataclass(frozen=True)
class Reason:
    """Why dossiers stay, and how many of them for this reason."""

    words: str
    dossiers: int


@dataclass(frozen=True)
class StepChange:
    """An open task before and after. ``due`` is its deadline, which stays; ``unit`` and ``role`` are named
    where they change; ``left_by``: the holder who may not keep it."""

    before: str
    after: str
    due: datetime | None = None
    unit: str = ""
    role: str = ""
    left_by: str = ""


@dataclass(frozen=True)
class DossierMove:
    """One dossier. ``state`` is moves or stays before its turn, moved or stayed after it."""

    dossier: Link | None
    state: str
    reason: str = ""
    steps: tuple[StepChange, ...] = ()
    promised: datetime | None = None
    lost: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True)
class LaterSteps:
    """What is otherwise in the steps to come: tasks that are new, that are gone, and whose deadline will be
    another. Deadlines of open tasks stay."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()


@dataclass(frozen=True)
class MigrationPage:
    """One migration: what would become of each dossier, how far it is, what became of them. ``movable`` and
    ``reasons`` are about the dossiers whose turn has not come. ``fees_differ``: the new version asks for
    other fees."""

    code: str
    name: str
    version_from: int
    version_to: int
    status: str
    reason: str
    by: str
    planned_at: datetime
    now: datetime
    waiting: int
    moved: int
    stayed: int
    movable: int
    reasons: tuple[Reason, ...]
    pairs: tuple[tuple[str, str], ...]
    later: LaterSteps
    tabs: tuple[NavItem, ...]
    rows: tuple[DossierMove, ...]
    paging: Paging
    back_url: str
    page_url: str
    form: SmallForm
    fees_differ: bool = False
    start_url: str | None = None
    stop_url: str | None = None
    undo_url: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    said: str = ""
