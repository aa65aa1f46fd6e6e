"""What differs between two versions of a procedure, as a list that people can read."""

from processes.engine.difference.change import (
    ADDED,
    CHANGED,
    KINDS,
    MOVED,
    PARTS,
    REMOVED,
    Change,
    FieldChange,
)
from processes.engine.difference.compare import Drawn, difference

__all__ = [
    "ADDED",
    "CHANGED",
    "KINDS",
    "MOVED",
    "PARTS",
    "REMOVED",
    "Change",
    "Drawn",
    "FieldChange",
    "difference",
]
