"""Runs of diagrams: the narrow door to the engine. No clock; the ids of tasks are the engine's own."""

from processes.engine.runs.advance import MOST_STEPS, Advance, OnStep
from processes.engine.runs.cache import SpecCache
from processes.engine.runs.correspondence import Correspondence, Counterpart, correspond
from processes.engine.runs.environment import Context
from processes.engine.runs.errors import (
    BudgetExceeded,
    CannotMigrate,
    ConditionUndecided,
    DataRefused,
    DecisionNotTaken,
    ExpressionFailed,
    Incident,
    MoveRefused,
    NoFlowTaken,
    NotSettled,
    NotWaiting,
    OtherKind,
    OtherScope,
    OtherStructure,
    RunError,
    SpecRefused,
    StallError,
    StateRefused,
    StepFailed,
    TaskNotReady,
    Unmapped,
)
from processes.engine.runs.migrate import (
    element_names,
    elements_of,
    migrate,
    nodes_that_matter,
    renamed_timer,
    standing_of,
)
from processes.engine.runs.run import Run
from processes.engine.runs.spec import Spec, parse_spec
from processes.engine.runs.values import pack, unpack
from processes.engine.runs.waiting import OfferedTask, PendingStep, WaitingMessage, WaitingTimer

__all__ = [
    "MOST_STEPS",
    "Advance",
    "BudgetExceeded",
    "CannotMigrate",
    "ConditionUndecided",
    "Context",
    "Correspondence",
    "Counterpart",
    "DataRefused",
    "DecisionNotTaken",
    "ExpressionFailed",
    "Incident",
    "MoveRefused",
    "NoFlowTaken",
    "NotSettled",
    "NotWaiting",
    "OfferedTask",
    "OnStep",
    "OtherKind",
    "OtherScope",
    "OtherStructure",
    "PendingStep",
    "Run",
    "RunError",
    "Spec",
    "SpecCache",
    "SpecRefused",
    "StallError",
    "StateRefused",
    "StepFailed",
    "TaskNotReady",
    "Unmapped",
    "WaitingMessage",
    "WaitingTimer",
    "correspond",
    "element_names",
    "elements_of",
    "migrate",
    "nodes_that_matter",
    "pack",
    "parse_spec",
    "renamed_timer",
    "standing_of",
    "unpack",
]
