"""Multi-instance activities over a FEEL list: one instance per item, at once or one after the other.

All expressions are evaluated while a run advances, never while somebody finishes a task: the wrapper
becomes ready again after each instance and decides then how to go on.
"""
# mypy: disallow-subclassing-any=False

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from SpiffWorkflow.bpmn.specs.data_spec import BpmnDataSpecification
from SpiffWorkflow.bpmn.specs.defaults import ParallelMultiInstanceTask, SequentialMultiInstanceTask
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.errors import BudgetExceeded, DataRefused, ExpressionFailed
from processes.engine.runs.lookahead import PredictOnCompletion
from processes.engine.runs.names import ITEMS
from processes.engine.runs.values import pack

MOST_ITEMS = 200


class Items(BpmnDataSpecification):
    """The list a multi-instance runs over, frozen on first use; the library gets positions only."""

    def __init__(self, expression: str, *, counts: bool) -> None:
        super().__init__(expression)
        self.counts = counts
        """The expression gives a number n (cardinality): the items are 1 … n."""

    def exists(self, my_task: Any) -> bool:
        """Always: a list that cannot be evaluated is an incident."""
        return True

    def get(self, my_task: Any) -> list[int]:
        """Positions of the items. Raises ExpressionFailed or BudgetExceeded."""
        if ITEMS not in my_task.internal_data:
            my_task.internal_data[ITEMS] = self._evaluated(my_task)
        return list(range(len(my_task.internal_data[ITEMS])))

    def _evaluated(self, my_task: Any) -> list[object]:
        node = my_task.task_spec.bpmn_id
        value = my_task.workflow.script_engine.evaluate(my_task, self.bpmn_id)
        items = _counted(value, node) if self.counts else _listed(value, node)
        if len(items) > MOST_ITEMS:
            raise BudgetExceeded(f"{len(items)} items", node)
        try:
            return [pack(item) for item in items]
        except DataRefused as error:
            raise ExpressionFailed(str(error), node) from error


def _counted(value: object, node: str) -> Sequence[object]:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0 or value != int(value):
        raise ExpressionFailed("the number of instances is not a whole number", node)
    return range(1, int(value) + 1)


def _listed(value: object, node: str) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise ExpressionFailed("the collection is not a list", node)
    return value


class _Deciding(PredictOnCompletion):
    """What both kinds share; the library's class stands behind it in the resolution order."""

    def _update_hook(self, my_task: Any) -> bool:
        return True

    def _run_hook(self, my_task: Any) -> bool | None:
        if "merged" not in my_task.internal_data:
            finished = super()._update_hook(my_task)
        else:
            finished = self._goes_on(my_task)
        return True if finished else None

    def merge_child(self, workflow: Any, child: Any) -> None:
        """Note a finished instance and let the wrapper decide."""
        child.parent.internal_data["merged"].append(str(child.id))
        child.parent._set_state(TaskState.READY)

    def _goes_on(self, my_task: Any) -> bool:
        if self.check_completion_condition(my_task):
            for instance in my_task.children:
                instance.cancel()
            return True
        return bool(self.children_complete(my_task))


class AtOnce(_Deciding, ParallelMultiInstanceTask):
    """All instances are there from the beginning."""


class OneByOne(_Deciding, SequentialMultiInstanceTask):
    """The next instance comes when the one before is finished."""

    def children_complete(self, my_task: Any) -> bool:
        """Whether no instance is open and none is left."""
        done = len(my_task.internal_data["merged"])
        return done == len(self.data_input.get(my_task))

    def _goes_on(self, my_task: Any) -> bool:
        if super()._goes_on(my_task):
            return True
        self.add_next_child(my_task)
        return False
