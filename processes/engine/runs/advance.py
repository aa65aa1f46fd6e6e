"""Run what needs no person: gateways, events, ends and the steps of the host, in a bounded number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.exceptions import SpiffWorkflowException
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.errors import BudgetExceeded, StallError, StepFailed
from processes.engine.runs.names import SAID
from processes.engine.runs.nodes import PEOPLE, ServiceTask
from processes.engine.runs.tree import walk
from processes.engine.runs.values import checked_data
from processes.engine.runs.waiting import PendingStep, as_step, messages, offered, pending_steps, timers

MOST_STEPS = 500
"""Automatic steps between two stops; a loop of gateways would go on until the engine stalls in silence."""

OnStep = Callable[[PendingStep], Mapping[str, object] | None]
"""Does a step of the host: gives its data, or None when it is to be finished later."""


@dataclass(frozen=True)
class Advance:
    """What happened: automatic steps taken, flow nodes passed in order, messages nobody in the run caught."""

    steps_taken: int
    passed: tuple[str, ...] = ()
    thrown: tuple[str, ...] = ()


def drive(workflow: Any, on_step: OnStep) -> Advance:
    """Take automatic steps until only people and events are left. Raises Incident."""
    passed: list[str] = []
    steps = 0
    while (task := _next_automatic(workflow)) is not None:
        steps += 1
        if steps > MOST_STEPS:
            raise BudgetExceeded(f"more than {MOST_STEPS} automatic steps", task.task_spec.bpmn_id)
        _take(task, on_step)
        if task.task_spec.bpmn_id is not None and task.has_state(TaskState.COMPLETED):
            passed.append(task.task_spec.bpmn_id)
    _refuse_stall(workflow)
    return Advance(steps, tuple(passed), _thrown(workflow))


def _thrown(workflow: Any) -> tuple[str, ...]:
    definitions = (event.event_definition for event in workflow.get_events())
    return tuple(each.name for each in definitions if isinstance(each, MessageEventDefinition))


def _next_automatic(workflow: Any) -> Any | None:
    for task in walk(workflow):
        if task.has_state(TaskState.READY) and not isinstance(task.task_spec, PEOPLE):
            return task
    return None


def _take(task: Any, on_step: OnStep) -> None:
    try:
        if isinstance(task.task_spec, ServiceTask):
            _take_host_step(task, on_step)
        else:
            task.run()
    except SpiffWorkflowException as error:
        raise StepFailed(str(error), task.task_spec.bpmn_id) from error
    except RecursionError as error:
        raise BudgetExceeded("too deep", task.task_spec.bpmn_id) from error


def _take_host_step(task: Any, on_step: OnStep) -> None:
    task.run()
    data = on_step(as_step(task))
    if data is not None:
        finish(task, data)


def finish(task: Any, data: Mapping[str, object] | None) -> None:
    """Complete a task with what was said at it. Raises DataRefused before anything has changed."""
    task.internal_data[SAID] = checked_data(data)
    task.complete()


def _refuse_stall(workflow: Any) -> None:
    if workflow.completed:
        return
    for find in (offered, pending_steps, timers, messages):
        if next(find(workflow), None) is not None:
            return
    raise StallError("nothing is left that could make the run go on")
