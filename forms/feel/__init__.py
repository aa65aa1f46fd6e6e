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
from .kinds_given import ANY_KIND, Kinds, comparisons, kinds_given, paths_compared
from .limits import Budget
from .unary import Constants, UnaryTests, compile_tests
from .values import Function, Range, WorkingTime, YearsMonths

__all__ = [
    "ANY_KIND",
    "Budget",
    "Constants",
    "Expression",
    "FeelBudgetError",
    "FeelError",
    "FeelEvaluationError",
    "FeelNameError",
    "FeelNotSupported",
    "FeelSyntaxError",
    "Function",
    "Kinds",
    "Range",
    "UnaryTests",
    "WorkingTime",
    "YearsMonths",
    "comparisons",
    "compile_expression",
    "compile_tests",
    "kinds_given",
    "paths_compared",
]
