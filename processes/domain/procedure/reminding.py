"""Who is told before and after a deadline: reminders and escalations, as a diagram declares them."""

from dataclasses import dataclass
from decimal import Decimal

DEADLINES_OF = ("task", "dossier")
"""What a deadline belongs to: a task, or the dossier as a whole (its promised date)."""
ESCALATION_ROLES = (
    "unit_head",
    "leader",
    "receiver",
    "specialist",
    "clerk",
    "coordinating",
    "cashier",
    "returner",
    "archivist",
    "monitor",
)


@dataclass(frozen=True)
class Reminder:
    """Somebody is reminded once the share ``at`` of the allowed working time is used, or ``before`` working
    hours before the deadline: one of the two."""

    at: Decimal | None = None
    before: Decimal | None = None
    of: str = "task"


@dataclass(frozen=True)
class Escalation:
    """``after`` working hours past the deadline, the role ``to`` is told."""

    after: Decimal
    to: str
    of: str = "task"


USUAL_REMINDERS = (Reminder(at=Decimal("0.8")),)
"""Where a diagram draws none: the yellow light (working time, section 6). Of the promise itself nobody is
reminded; from one working day before it the leader hears of the apology that is still in time."""
USUAL_ESCALATIONS = (
    Escalation(Decimal(0), "unit_head"),
    Escalation(Decimal(8), "leader"),
    Escalation(Decimal(0), "unit_head", "dossier"),
    Escalation(Decimal(0), "leader", "dossier"),
)
"""Where a diagram draws none: task holder, head of unit, leader (working time, section 6)."""


@dataclass(frozen=True)
class Watch:
    """The reminders and escalations of one deadline."""

    reminders: tuple[Reminder, ...]
    escalations: tuple[Escalation, ...]


def watch_of_dossier(drawn: Watch) -> Watch:
    """What watches the promised date; ``drawn`` stands in the profile."""
    return _watch("dossier", drawn)


def watch_of_task(drawn: Watch, of_task: Watch | None = None) -> Watch:
    """What watches a task: what it draws itself, else what the profile draws, else what is usual.

    Reminders and escalations are replaced each as a whole.
    """
    general = _watch("task", drawn)
    if of_task is None:
        return general
    return Watch(of_task.reminders or general.reminders, of_task.escalations or general.escalations)


def _watch(of: str, drawn: Watch) -> Watch:
    reminders = tuple(one for one in drawn.reminders if one.of == of)
    escalations = tuple(one for one in drawn.escalations if one.of == of)
    return Watch(
        reminders or tuple(one for one in USUAL_REMINDERS if one.of == of),
        escalations or tuple(one for one in USUAL_ESCALATIONS if one.of == of),
    )
