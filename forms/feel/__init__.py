"""FEEL, the expression language of DMN: imports nothing of this project."""

from .errors import (
    FeelBudgetError,
    FeelError,
    FeelEvaluationError,
    FeelNameError,
    FeelNotSupported,
    FeelSyntaxError,
)
from .expression import Expression, compile_expression
from .values import Function, Range, WorkingTime, YearsMonths

__all__ = [
    "Expression",
    "FeelBudgetError",
    "FeelError",
    "FeelEvaluationError",
    "FeelNameError",
    "FeelNotSupported",
    "FeelSyntaxError",
    "Function",
    "Range",
    "WorkingTime",
    "YearsMonths",
    "compile_expression",
]
