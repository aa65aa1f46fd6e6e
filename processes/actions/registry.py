"""Every action by its name, found in the modules of this folder by its signature.

An action is a public function ``(world: World, actor: Actor, command: SomeDataclass)``.
"""

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

import processes.actions as folder
from processes.domain.access import Actor
from processes.ports import World


@dataclass(frozen=True)
class KnownAction:
    """An action with the class of its command."""

    name: str
    perform: Callable[[World, Actor, Any], Any]
    command: type[Any]


@cache
def known_actions() -> dict[str, KnownAction]:
    """The actions by name, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    modules = [import_module(f"{folder.__name__}.{name}") for name in names]
    found = [action for module in modules for action in _of_module(module)]
    return {action.name: action for action in sorted(found, key=lambda action: action.name)}


def _of_module(module: ModuleType) -> list[KnownAction]:
    written_here = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    return [action for function in written_here if (action := _as_action(function))]


def _as_action(function: Callable[..., Any]) -> KnownAction | None:
    names = list(inspect.signature(function).parameters)
    if names != ["world", "actor", "command"]:
        return None
    command = get_type_hints(function)["command"]
    if not (isinstance(command, type) and is_dataclass(command)):
        return None
    return KnownAction(function.__name__, function, command)
