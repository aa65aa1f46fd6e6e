"""Work on a dossier: the run of its diagram, the tasks it offers and the moments it waits for."""

from dataclasses import dataclass
from datetime import datetime

OPEN, DONE, WITHDRAWN = "open", "done", "withdrawn"


@dataclass
class RunRecord:
    """The saved state of one run of one version's diagram."""

    id: str
    dossier_id: str
    version_id: str
    state: bytes
    started_at: datetime
    kind: str = "main"
    finished_at: datetime | None = None
    cancelled: bool = False
    row_version: int = 1


@dataclass
class WorkItem:
    """A task offered to a role in a unit, or to the applicant (``role`` ``applicant``).

    ``task_id`` is the engine's; ``label`` is the Vietnamese name of the task at the time it was offered.
    """

    id: str
    dossier_id: str
    run_id: str
    task_id: str
    node: str
    label: str
    role: str
    unit_id: str
    created_at: datetime
    kind: str = "work"
    state: str = OPEN
    holder_id: str | None = None
    held_at: datetime | None = None
    due_at: datetime | None = None
    allowed_minutes: int | None = None
    opened_at: datetime | None = None
    done_at: datetime | None = None
    done_by: str | None = None
    done_by_name: str = ""
    outcome: str | None = None
    note: str = ""
    late: bool = False
    item: str | None = None


@dataclass
class Due:
    """A moment at which the clock acts on a run: nothing about time is kept in the engine's state.

    ``left_minutes`` is kept and ``due_at`` empty while the clock it follows stands still.
    """

    id: str
    dossier_id: str
    run_id: str
    node: str
    timer_id: str
    clock: str
    started_at: datetime
    due_at: datetime | None = None
    left_minutes: int | None = None
    amount_minutes: int | None = None
    fired_at: datetime | None = None
    late_seconds: int | None = None
    attempts: int = 0
    next_attempt_at: datetime | None = None


@dataclass
class PauseRecord:
    """A stretch in which the processing clock stands still, with the reason (working time, section 4)."""

    id: str
    dossier_id: str
    started_at: datetime
    reason: str
    started_by: str
    ended_at: datetime | None = None
    slip_id: str | None = None


@dataclass
class TaskDraft:
    """Answers that an officer saved in a task without completing it."""

    work_item_id: str
    officer_id: str
    values: dict[str, object]
    saved_at: datetime
