"""The built-in functions of FEEL, one file per kind; signature.py says how one is declared."""

from . import (
    contexts,
    durations,
    elements,
    lists,
    logic,
    moments,
    numbers,
    patterns,
    ranges,
    relations,
    statistics,
    texts,
    working,
)
from .signature import TABLE

BUILTINS = TABLE
NO_CLOCK = frozenset({"now", "today"})
UNSUPPORTED = frozenset(
    {"last day of month", "get or else", "random number", "invoke", "assert"}
)  # fmt: skip

__all__ = [
    "BUILTINS", "NO_CLOCK", "UNSUPPORTED", "contexts", "durations", "elements", "lists", "logic", "moments",
    "numbers", "patterns", "ranges", "relations",
    "statistics", "texts", "working",
]  # fmt: skip
