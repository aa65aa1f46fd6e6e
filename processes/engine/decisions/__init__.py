"""Decision tables (DMN): read them safely, ask them, and say where they overlap or leave gaps."""

from processes.engine.decisions.coverage import Coverage
from processes.engine.decisions.decision_model import DecisionModel, coverage_of, needs, wants
from processes.engine.decisions.errors import DecisionCircle, DecisionError, DecisionFailed
from processes.engine.decisions.model import Cell, Decision, Outcome, Table
from processes.engine.decisions.reading import read_decisions

__all__ = [
    "Cell",
    "Coverage",
    "Decision",
    "DecisionCircle",
    "DecisionError",
    "DecisionFailed",
    "DecisionModel",
    "Outcome",
    "Table",
    "coverage_of",
    "needs",
    "read_decisions",
    "wants",
]
