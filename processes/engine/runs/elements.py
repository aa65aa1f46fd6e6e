"""Which element of a diagram a task of the engine stands for: some nodes have several, some have none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin, BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask

from processes.engine.runs.nodes import SubProcess
from processes.engine.runs.spec import Spec

CHILD = " [child]"
SPLIT, JOIN = ".BoundaryEventSplit", ".BoundaryEventJoin"
END_JOIN = ".EndJoin"
ENDS = ("Start", "End")


@dataclass(frozen=True)
class Part:
    """A task of the engine: the element it belongs to (None: the scope itself) and which part of it."""

    element: str | None
    role: str = ""


def part_of(task_spec: Any) -> Part:
    """The element and the part of it for which a task of the engine stands."""
    name, element = task_spec.name, task_spec.bpmn_id
    if element is not None:
        return Part(element, name.removeprefix(element))
    for role, kind in ((SPLIT, BoundaryEventSplit), (JOIN, BoundaryEventJoin)):
        if isinstance(task_spec, kind):
            return Part(name.removesuffix(role), role)
    return Part(None, END_JOIN if name.endswith(END_JOIN) else name)


def name_in(scope: Any, part: Part, rename: Mapping[str, str]) -> str:
    """The name that the same part of the new element has in another scope."""
    if part.element is not None:
        return f"{rename[part.element]}{part.role}"
    return part.role if part.role in ENDS else f"{scope.name}{part.role}"


def scopes_of(spec: Spec) -> Iterator[Any]:
    """The process and its sub-processes, each after the one around it."""
    pending = [spec.process]
    while pending:
        scope = pending.pop(0)
        yield scope
        inner = {task.spec for task in scope.task_specs.values() if isinstance(task, SubProcess)}
        pending.extend(spec.scopes[name] for name in sorted(inner))


def elements(scope: Any) -> dict[str, Any]:
    """The elements of one scope by id."""
    return {name: task for name, task in scope.task_specs.items() if task.bpmn_id == name}


def kind_of(task_spec: Any) -> tuple[object, ...]:
    """What two nodes have in common between which a token may move: type and, of an event, what it waits
    for. A message is another one when its name is."""
    definition = getattr(task_spec, "event_definition", None)
    repeated = task_spec._wf_spec.task_specs[task_spec.task_spec] if isinstance(task_spec, LoopTask) else None
    return (
        type(task_spec),
        type(repeated),
        getattr(task_spec, "cancel_activity", None),
        _event(definition),
    )


def _event(definition: Any) -> tuple[str, str | None]:
    """Kind of an event; timers are named after their node, which may change."""
    kind = type(definition).__name__
    return kind, None if kind == "FlagTimer" else getattr(definition, "name", None)
