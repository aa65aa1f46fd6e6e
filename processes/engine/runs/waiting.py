"""What a run waits for: people, timers, messages, steps of the host."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.multiple import MultipleEventDefinition
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.names import item_of, path_of
from processes.engine.runs.nodes import PEOPLE, ServiceTask
from processes.engine.runs.timers import FlagTimer
from processes.engine.runs.tree import walk


@dataclass(frozen=True)
class OfferedTask:
    """A task a person may do now. ``path``: ids of the sub-processes around it, the outermost first."""

    id: str
    node: str
    path: tuple[str, ...] = ()
    item: object | None = None


@dataclass(frozen=True)
class WaitingTimer:
    """A timer that runs. Its id is new each time its event is reached: a known id keeps its due moment."""

    id: str
    node: str
    path: tuple[str, ...] = ()
    item: object | None = None


@dataclass(frozen=True)
class WaitingMessage:
    """A message somebody may send now."""

    id: str
    node: str
    message: str
    path: tuple[str, ...] = ()
    item: object | None = None


@dataclass(frozen=True)
class PendingStep:
    """A service task that has begun and that the host finishes."""

    id: str
    node: str
    path: tuple[str, ...] = ()
    item: object | None = None


@dataclass(frozen=True)
class Catch:
    """One event definition that a task waits for; an event-based gateway has several."""

    id: str
    node: str
    task: Any
    definition: Any


def offered(workflow: Any) -> Iterator[Any]:
    """The tasks that wait for a person."""
    return (t for t in walk(workflow) if t.has_state(TaskState.READY) and isinstance(t.task_spec, PEOPLE))


def pending_steps(workflow: Any) -> Iterator[Any]:
    """The service tasks that have begun."""
    return (
        t for t in walk(workflow) if t.has_state(TaskState.STARTED) and isinstance(t.task_spec, ServiceTask)
    )


def catches(workflow: Any, kind: type) -> Iterator[Catch]:
    """Everything of ``kind`` (FlagTimer, MessageEventDefinition) that is waited for."""
    for task in walk(workflow):
        definition = getattr(task.task_spec, "event_definition", None)
        if definition is None or not task.has_state(TaskState.WAITING):
            continue
        if isinstance(definition, MultipleEventDefinition):
            for node, inner in zip(task.task_spec._outputs, definition.event_definitions, strict=True):
                if isinstance(inner, kind):
                    yield Catch(f"{task.id}/{node}", node, task, inner)
        elif isinstance(definition, kind):
            yield Catch(str(task.id), task.task_spec.bpmn_id, task, definition)


def timers(workflow: Any) -> Iterator[Catch]:
    """The timers that run."""
    return catches(workflow, FlagTimer)


def messages(workflow: Any) -> Iterator[Catch]:
    """The messages that are waited for."""
    return catches(workflow, MessageEventDefinition)


def as_offered(task: Any) -> OfferedTask:
    """What the host sees of a task."""
    return OfferedTask(str(task.id), task.task_spec.bpmn_id, path_of(task), item_of(task))


def as_step(task: Any) -> PendingStep:
    """What the host sees of a service task."""
    return PendingStep(str(task.id), task.task_spec.bpmn_id, path_of(task), item_of(task))


def as_timer(catch: Catch) -> WaitingTimer:
    """What the host sees of a timer."""
    return WaitingTimer(catch.id, catch.node, path_of(catch.task), item_of(catch.task))


def as_message(catch: Catch) -> WaitingMessage:
    """What the host sees of a message."""
    return WaitingMessage(
        catch.id, catch.node, catch.definition.name, path_of(catch.task), item_of(catch.task)
    )
