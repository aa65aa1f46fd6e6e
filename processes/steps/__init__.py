"""Automatic steps that a diagram may name, one file each, found by file name.

A step gets a :class:`StepInHand` and returns the small values (strings, numbers, booleans) that the engine
keeps for the next gateway. A step is ``now``: it runs inside the transaction and calls nobody outside.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from processes.domain.dossier.dossier import Dossier
from processes.domain.procedure import StepNode


@dataclass(frozen=True)
class StepInHand:
    """What a step may see: its element, its evaluated inputs, the dossier and the moment."""

    node: StepNode
    inputs: Mapping[str, object]
    dossier: Dossier
    now: datetime


Step = Callable[[StepInHand], Mapping[str, Any]]


@cache
def step_names() -> frozenset[str]:
    """The names a diagram may use."""
    return frozenset(module.name for module in iter_modules(__path__))


@cache
def find_step(name: str) -> Step:
    """The function ``run`` of the file of that name; raises LookupError for an unknown step."""
    if name not in step_names():
        raise LookupError(f"There is no automatic step called {name}.")
    step: Step = import_module(f"{__name__}.{name}").run
    return step
