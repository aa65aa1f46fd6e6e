"""Decision tables (DMN): read them safely, ask them, and say where they overlap or leave gaps."""

from processes.engine.decisions.decision_model import DecisionModel, needs, wants
from processes.engine.decisions.errors import DecisionCircle, DecisionError, DecisionFailed
from processes.engine.decisions.model import Decision, Outcome, Table
from processes.engine.decisions.reading import read_decisions

__all__ = [
    "Decision",
    "DecisionCircle",
    "DecisionError",
    "DecisionFailed",
    "DecisionModel",
    "Outcome",
    "Table",
    "needs",
    "read_decisions",
    "wants",
]
