"""Take a token from one place of a run and put it on another."""

from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin, BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.errors import MoveRefused, NotWaiting
from processes.engine.runs.joins import LIVE
from processes.engine.runs.lookahead import NOT_YET
from processes.engine.runs.names import owner_of
from processes.engine.runs.nodes import ACTIVITIES
from processes.engine.runs.tree import walk


def move_token(workflow: Any, from_task_id: str, to_node: str) -> None:
    """Cancel the activity of ``from_task_id`` and begin ``to_node`` in the same or an enclosing scope.

    A token of a multi-instance takes all instances with it, one that leaves a sub-process the whole
    sub-process. Raises NotWaiting and MoveRefused.
    """
    task = next((t for t in walk(workflow) if str(t.id) == from_task_id and t.has_state(LIVE)), None)
    if task is None:
        raise NotWaiting(from_task_id)
    while to_node not in task.workflow.spec.task_specs:
        owner = owner_of(task.workflow)
        if owner is None:
            raise MoveRefused(f"{to_node} is not in the scope of {from_task_id} or around it")
        task = owner
    spec = _entry(task.workflow.spec, to_node)
    scope = task.workflow
    _cancel_activity(task)
    token = scope.task_tree._add_child(spec, TaskState.FUTURE)
    token.triggered = True
    spec._predict(token, mask=NOT_YET)
    spec._update(token)


def _entry(process: Any, node: str) -> Any:
    """Where a token enters ``node``: its boundary events begin with it."""
    spec = process.task_specs[node]
    if not isinstance(spec, (*ACTIVITIES, LoopTask)) or spec.bpmn_id != node:
        raise MoveRefused(f"{node} is not an activity")
    return process.task_specs.get(f"{node}.BoundaryEventSplit", spec)


def _cancel_activity(task: Any) -> None:
    while task.parent is not None and isinstance(task.parent.task_spec, LoopTask):
        task = task.parent
    around = task.parent
    if around is None or not isinstance(around.task_spec, BoundaryEventSplit):
        task.cancel()
        return
    for part in around.children:
        for open_task in (part, *(c for c in part.children if isinstance(c.task_spec, BoundaryEventJoin))):
            if not open_task.has_state(TaskState.FINISHED_MASK):
                open_task.cancel()
