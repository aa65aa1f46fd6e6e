"""What the elements of a diagram say to the service: facts read once, when it is put in force."""

from dataclasses import dataclass, field
from typing import Any

from processes.domain.procedure.names import Name
from processes.domain.procedure.profile import Profile
from processes.domain.procedure.reminding import Escalation, Reminder, Watch

CLOCKS = ("processing", "intake", "own")
ASSIGNMENT_RULES = ("pool", "same_as", "not_same_as")


@dataclass(frozen=True)
class Lane:
    """Who works here: a role in the unit that fills ``slot``. A diagram never names a unit."""

    id: str
    name: Name
    role: str
    slot: str = "receiving"


@dataclass(frozen=True)
class Outcome:
    """A way to finish a task; it names at most one move of the moves table."""

    id: str
    label: Name
    move: str | None = None
    consequence: Name | None = None
    note: str = "optional"
    """``none``, ``optional`` or ``required``: whether the person must give a reason in words."""


@dataclass(frozen=True)
class TaskDeadline:
    """When a task should be done: ``hours``/``days`` of working time, ``share`` of the whole, or
    ``until_due``; ``calendar_days`` for windows given to the applicant. ``clock`` says which clock it
    follows (see CLOCKS)."""

    kind: str
    amount: str = ""
    clock: str = "own"


@dataclass(frozen=True)
class Assignment:
    """``pool``: anybody of the lane; ``same_as``/``not_same_as`` the person who did ``task``."""

    rule: str = "pool"
    task: str | None = None


@dataclass(frozen=True)
class TaskNode:
    """A user task after expansion; ``stage`` is the name citizens see (None: not shown to them)."""

    id: str
    name: Name
    lane: Lane
    form: str | None = None
    stage: Name | None = None
    deadline: TaskDeadline | None = None
    assignment: Assignment = Assignment()
    outcomes: tuple[Outcome, ...] = ()
    kind: str = "work"
    """``intake`` (papers are checked, due date is promised), ``supplement`` (the applicant answers),
    ``result`` (a result paper is uploaded), ``fee`` (money is taken at the desk) or ``work``: which extra
    panels the task's page shows."""
    timing: str | None = None
    """Of a ``fee`` task: the moment whose fees are taken here (a value of FEE_TIMINGS)."""
    reminders: tuple[Reminder, ...] = ()
    escalations: tuple[Escalation, ...] = ()

    @property
    def watch(self) -> Watch:
        """The reminders and escalations that the task draws in place of the procedure's."""
        return Watch(self.reminders, self.escalations)

    shows: tuple[str, ...] = ()
    """Of a task of the applicant: the forms whose answers the question is about, such as a draft result."""


@dataclass(frozen=True)
class TimerNode:
    """A timer event: FEEL that gives working time, a duration or a moment, and the clock it follows."""

    id: str
    name: Name
    expression: str
    clock: str = "own"
    move: str | None = None
    attached_to: str | None = None
    interrupting: bool = True
    date: bool = False
    """True for a date timer (the expression is a moment), False for a duration."""


@dataclass(frozen=True)
class StepNode:
    """A service task: the step it names, its inputs (FEEL texts), and at most one move after it."""

    id: str
    name: Name
    step: str
    inputs: dict[str, str] = field(default_factory=dict)
    move: str | None = None
    later: bool = False


@dataclass(frozen=True)
class DecideNode:
    """A business rule task: the ``decision`` that it takes, and its inputs (FEEL texts)."""

    id: str
    name: Name
    decision: str
    inputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TableHead:
    """A decision of a DMN ``file`` of the diagram; several ``outputs`` make its value a context."""

    id: str
    name: Name
    file: str
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class MessageNode:
    """An event that waits for a named message."""

    id: str
    name: Name
    message: str
    move: str | None = None


@dataclass(frozen=True)
class Stage:
    """A station of the citizen's progress line, in the order of the diagram."""

    name: Name
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """What makes a small diagram a case action: which one, how it is offered, its form and its first move.

    ``given`` names what the run keeps from the start: FEEL over the answers of ``form``.
    """

    action: str
    label: Name
    consequence: Name | None = None
    form: str | None = None
    move: str | None = None
    reason: str = "required"
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """Everything the service knows about one version without parsing its diagram again."""

    profile: Profile
    process_id: str
    tasks: dict[str, TaskNode] = field(default_factory=dict)
    timers: dict[str, TimerNode] = field(default_factory=dict)
    steps: dict[str, StepNode] = field(default_factory=dict)
    messages: dict[str, MessageNode] = field(default_factory=dict)
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    side: Side | None = None
    deciding: dict[str, DecideNode] = field(default_factory=dict)
    tables: dict[str, TableHead] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    """The DMN of each file."""
