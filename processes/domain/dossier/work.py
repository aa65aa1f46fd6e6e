"""Work on a dossier: the run of its diagram, the tasks it offers and the moments it waits for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

OPEN, DONE, WITHDRAWN, SUSPENDED = "open", "done", "withdrawn", "suspended"
"""States of a work item; it is suspended while the answer to a withdrawal is open."""


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
    data: dict[str, Any] = field(default_factory=dict)
    """What a side run was started with: ``reason``, ``by``, and whatever its action needs."""
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
    reminded_at: datetime | None = None
    overdue_at: datetime | None = None
    told: int = 0
    """How many rungs of its ladder of reminders and escalations have been told."""
    left_minutes: int | None = None
    """What is left of ``due_at`` while the clock stands still; None while it runs."""


@dataclass
class Due:
    """A moment at which the clock acts: the only source of the worker.

    ``kind`` says what is due: ``timer`` (of a run: nothing about time is kept in the engine's state),
    ``task`` (a task nears or passes its deadline), ``dossier`` (the promised date), ``draft``, ``message``
    (a mail or text to send), ``slip`` (a PDF to make), ``post`` (its last day has passed), ``in_force`` (the
    day of a version has come), ``seal`` (the journal's day) or ``clean``. A moment that is not of a run has the ``id`` of what it is about; one that
    has moved on when it comes is set again.
    ``timer_id`` is the engine's; of a task or promised date it names the deadline whose ladder is told.
    ``left_minutes`` is kept and ``due_at`` empty while the clock it follows stands still.
    """

    id: str
    started_at: datetime
    kind: str = "timer"
    dossier_id: str | None = None
    run_id: str | None = None
    node: str = ""
    timer_id: str = ""
    clock: str = "own"
    due_at: datetime | None = None
    left_minutes: int | None = None
    amount_minutes: int | None = None
    fired_at: datetime | None = None
    late_seconds: int | None = None
    attempts: int = 0
    next_attempt_at: datetime | None = None
    claimed_until: datetime | None = None
    """Until when a worker has it in hand; only a hint that keeps others from trying it, too."""


@dataclass
class IntakeClock:
    """One run of the intake clock: from a sending, a resubmission or an update until the desk has answered.

    The desk answers within eight working hours (R-08). ``ended_by`` is the move that ended it, or ``update``
    where the applicant's update started the next.
    """

    id: str
    dossier_id: str
    started_at: datetime
    amount_minutes: int
    due_at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None


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
