"""Walk over the tasks of a run that still matter."""

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow.util.task import TaskState

UNFINISHED = TaskState.NOT_FINISHED_MASK


def scopes(workflow: Any) -> Iterator[Any]:
    """The main workflow and every open sub-workflow that can still be reached from it, outer ones first."""
    yield workflow
    inner = workflow.top_workflow.subprocesses
    for task in list(walk_scope(workflow)):
        if task.id in inner and task.has_state(UNFINISHED):
            yield from scopes(inner[task.id])


def walk_scope(workflow: Any) -> Iterator[Any]:
    """The tasks of one workflow, parents first, in the order in which branches were created."""
    pending = [workflow.task_tree]
    while pending:
        task = pending.pop()
        yield task
        pending.extend(reversed(task.children))


def walk(workflow: Any) -> Iterator[Any]:
    """The tasks of a run in a stable order; those of a sub-process follow the task it belongs to."""
    inner = workflow.top_workflow.subprocesses
    for task in walk_scope(workflow):
        yield task
        if task.id in inner and task.has_state(UNFINISHED):
            yield from walk(inner[task.id])
