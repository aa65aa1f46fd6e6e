"""When a parallel or inclusive gateway has collected its tokens.

The library looks at the whole history of the run, which compaction drops; here only the arrivals that no
firing has consumed yet count.
"""
# mypy: disallow-subclassing-any=False

from collections.abc import Iterable
from typing import Any

from SpiffWorkflow.bpmn.specs.defaults import InclusiveGateway, ParallelGateway
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.errors import NoFlowTaken
from processes.engine.runs.lookahead import NoPrediction

LIVE = TaskState.WAITING | TaskState.READY | TaskState.STARTED


def open_arrivals(tasks: Iterable[Any]) -> list[Any]:
    """The tokens of one join that wait for the others: their flow has been taken, no firing consumed them."""
    tasks = list(tasks)
    fired = [task for task in tasks if task.has_state(TaskState.COMPLETED)]
    return [task for task in tasks if _has_arrived(task) and all(_is_below(task, past) for past in fired)]


def _has_arrived(task: Any) -> bool:
    return task.parent.has_state(TaskState.COMPLETED) and not task.has_state(TaskState.COMPLETED)


def _is_below(task: Any, other: Any) -> bool:
    current = task.parent
    while current is not None:
        if current is other:
            return True
        current = current.parent
    return False


def _arrivals_at(my_task: Any) -> list[Any]:
    spec = my_task.task_spec
    return open_arrivals(task for task in my_task.workflow.tasks.values() if task.task_spec is spec)


class CollectingParallelGateway(ParallelGateway):
    """Fires when a token has come in on each incoming flow."""

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        came_from = {task.parent.task_spec.name for task in _arrivals_at(my_task)}
        return came_from >= set(self._inputs)


class CollectingInclusiveGateway(NoPrediction, InclusiveGateway):
    """Fires when no other token of its scope can still come in.

    A token inside a sub-process counts as well; the library overlooks it.
    """

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        here = _arrivals_at(my_task)
        tokens = {
            task.task_spec.name
            for task in my_task.workflow.tasks.values()
            if task.has_state(LIVE) and task not in here and task.task_spec is not self
        }
        return not tokens & self._sources_of_tokens()

    def _get_matching_outputs(self, my_task: Any) -> tuple[list[Any], list[Any]]:
        matches, defaults = super()._get_matching_outputs(my_task)
        if not matches and not defaults:
            raise NoFlowTaken("no condition is true and there is no default flow", self.bpmn_id)
        return matches, defaults

    def _sources_of_tokens(self) -> set[str]:
        """Names of all nodes from which a token can come in without passing this gateway."""
        found: set[str] = set()
        pending = list(self._inputs)
        while pending:
            name = pending.pop()
            if name not in found and name != self.name:
                found.add(name)
                pending.extend(self._wf_spec.task_specs[name]._inputs)
        return found
