"""A procedure as data: its profile (the card) and the facts of its diagram's elements."""

from processes.domain.procedure.fees import FeeRule, Tier
from processes.domain.procedure.names import Name
from processes.domain.procedure.nodes import (
    Assignment,
    DecideNode,
    Facts,
    Lane,
    MessageNode,
    Outcome,
    Side,
    Stage,
    StepNode,
    TableHead,
    TaskDeadline,
    TaskNode,
    TimerNode,
)
from processes.domain.procedure.profile import (
    Amount,
    Case,
    Component,
    Fee,
    LegalBasis,
    Limit,
    PaperChoice,
    Profile,
    ResultPaper,
    Section,
)
from processes.domain.procedure.reminding import Escalation, Reminder, Watch

__all__ = [
    "Amount",
    "Assignment",
    "Case",
    "Component",
    "DecideNode",
    "Escalation",
    "Facts",
    "Fee",
    "FeeRule",
    "Lane",
    "LegalBasis",
    "Limit",
    "MessageNode",
    "Name",
    "Outcome",
    "PaperChoice",
    "Profile",
    "Reminder",
    "ResultPaper",
    "Section",
    "Side",
    "Stage",
    "StepNode",
    "TableHead",
    "TaskDeadline",
    "TaskNode",
    "Tier",
    "TimerNode",
    "Watch",
]
