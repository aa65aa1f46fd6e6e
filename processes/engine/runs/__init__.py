"""Runs of diagrams: the narrow door to the engine. No clock; the ids of tasks are the engine's own."""

from processes.engine.runs.advance import MOST_STEPS, Advance, OnStep
from processes.engine.runs.cache import SpecCache
from processes.engine.runs.environment import Context
from processes.engine.runs.errors import (
    BudgetExceeded,
    ConditionUndecided,
    DataRefused,
    DecisionNotTaken,
    ExpressionFailed,
    Incident,
    MoveRefused,
    NoFlowTaken,
    NotSettled,
    NotWaiting,
    RunError,
    SpecRefused,
    StallError,
    StateRefused,
    StepFailed,
    TaskNotReady,
)
from processes.engine.runs.run import Run
from processes.engine.runs.spec import Spec, parse_spec
from processes.engine.runs.values import pack, unpack
from processes.engine.runs.waiting import OfferedTask, PendingStep, WaitingMessage, WaitingTimer

__all__ = [
    "MOST_STEPS",
    "Advance",
    "BudgetExceeded",
    "ConditionUndecided",
    "Context",
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
    "WaitingMessage",
    "WaitingTimer",
    "pack",
    "parse_spec",
    "unpack",
]
