"""From the tree to closures: one file per group of nodes, found through the table in building.py."""

from . import (
    calls,
    choices,
    containers,
    filters,
    functions,
    literals,
    loops,
    names,
    operations,
    relations,
    types,
    unary,
)
from .building import build

__all__ = [
    "build", "calls", "choices", "containers", "filters", "functions", "literals", "loops", "names",
    "operations", "relations", "types", "unary",
]  # fmt: skip
