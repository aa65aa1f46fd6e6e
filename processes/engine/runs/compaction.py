"""Forget the finished history of a run, so that cost and size do not grow with its age.

Kept are: the root; everything unfinished; tokens that wait in a join, with the task they came from (a join
asks which flows have been taken); the split around an activity with boundary events, with all its children;
the instances of an open multi-instance. What is kept hangs on its nearest kept ancestor, in the old order.
"""

from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.joins import open_arrivals
from processes.engine.runs.tree import UNFINISHED, scopes, walk_scope


def compact(workflow: Any) -> None:
    """Shrink a settled run in place."""
    open_scopes = list(scopes(workflow))
    for scope in open_scopes:
        _compact_scope(scope)
    owners = {scope.parent_task_id: scope for scope in open_scopes if scope is not workflow}
    workflow.subprocesses = owners
    workflow.bpmn_events = []
    _forget_events(workflow, open_scopes)


def _compact_scope(workflow: Any) -> None:
    order = list(walk_scope(workflow))
    needed = _needed(workflow, order)
    nearest: dict[Any, Any] = {}
    for task in order:
        parent = nearest.get(task._parent)
        nearest[task.id] = task if task.id in needed else parent
        if task.id in needed:
            task._parent = None if parent is None else parent.id
            task._children = []
            if parent is not None:
                parent._children.append(task.id)
    workflow.tasks = {task.id: task for task in order if task.id in needed}
    workflow.last_task = None


def _needed(workflow: Any, order: list[Any]) -> set[Any]:
    needed = {workflow.task_tree.id}
    for task in order:
        if task.has_state(UNFINISHED):
            needed.add(task.id)
            needed.update(_company_of(task))
    for arrival in _waiting_in_joins(order):
        needed.update((arrival.id, arrival.parent.id))
    return needed


def _company_of(task: Any) -> list[Any]:
    """The finished tasks an unfinished one still asks."""
    company = []
    if isinstance(task.task_spec, LoopTask):
        company += [child.id for child in task.children]
    parent = task.parent
    if parent is not None and isinstance(parent.task_spec, BoundaryEventSplit):
        company += [parent.id, *(child.id for child in parent.children)]
    return company


def _waiting_in_joins(order: list[Any]) -> list[Any]:
    by_join: dict[str, list[Any]] = {}
    for task in order:
        if isinstance(task.task_spec, UnstructuredJoin) and task.parent is not None:
            by_join.setdefault(task.task_spec.name, []).append(task)
    return [task for tasks in by_join.values() for task in open_arrivals(tasks)]


def _forget_events(workflow: Any, open_scopes: list[Any]) -> None:
    """Keep only events that are still waited for; the library leaves some of removed branches."""
    waiting = workflow.event_manager.tasks = {}
    for scope in open_scopes:
        for task in scope.tasks.values():
            if task.has_state(TaskState.WAITING) and isinstance(task.task_spec, CatchingEvent):
                waiting[task.id] = task
