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
from .kinds_given import ANY_KIND, comparisons, kinds_given
from .values import Function, Range, WorkingTime, YearsMonths

__all__ = [
    "ANY_KIND",
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
    "comparisons",
    "compile_expression",
    "kinds_given",
]
