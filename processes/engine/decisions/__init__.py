"""Decision tables (DMN): read them safely, ask them, and say where they overlap or leave gaps."""

from processes.engine.decisions.compiling import EVERYWHERE
from processes.engine.decisions.coverage import Coverage
from processes.engine.decisions.decision_model import (
    DecisionModel,
    called_also,
    coverage_of,
    needs,
    required_by,
    wants,
)
from processes.engine.decisions.errors import DecisionCircle, DecisionError, DecisionFailed
from processes.engine.decisions.kinds import Kind
from processes.engine.decisions.limits import MOST_STEPS
from processes.engine.decisions.model import Cell, Decision, Outcome, Output, Table
from processes.engine.decisions.reading import read_decisions

__all__ = [
    "EVERYWHERE",
    "MOST_STEPS",
    "Cell",
    "Coverage",
    "Decision",
    "DecisionCircle",
    "DecisionError",
    "DecisionFailed",
    "DecisionModel",
    "Kind",
    "Outcome",
    "Output",
    "Table",
    "called_also",
    "coverage_of",
    "needs",
    "read_decisions",
    "required_by",
    "wants",
]
