"""Predict nothing behind a task that waits: its successors come into being when it is finished.

The library predicts and stores every possible successor up to the next choice, so cost and size of a state
would grow with the diagram.
"""
# mypy: disallow-subclassing-any=False

from typing import Any

from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.util.task import TaskState

NOT_YET = TaskState.FUTURE | TaskState.PREDICTED_MASK


class NoPrediction(BpmnTaskSpec):
    """A node that creates its successors itself when it runs (gateways with conditions)."""

    def _predict_hook(self, my_task: Any) -> None:
        """Nothing: the successors do not matter before."""


class PredictOnCompletion(NoPrediction):
    """A node whose successors are created at the moment it completes."""

    def _on_complete_hook(self, my_task: Any) -> None:
        super()._on_complete_hook(my_task)
        my_task._sync_children(self.outputs, TaskState.FUTURE)
        for child in my_task.children:
            if child.has_state(NOT_YET):
                child.task_spec._predict(child, mask=NOT_YET)
