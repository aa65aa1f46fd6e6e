"""Conditions on sequence flows: true, false, or an incident."""
# mypy: disallow-subclassing-any=False

from typing import Any

from SpiffWorkflow.bpmn.specs.defaults import ExclusiveGateway
from SpiffWorkflow.operators import Operator
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.errors import ConditionUndecided, NoFlowTaken
from processes.engine.runs.lookahead import NOT_YET, NoPrediction


class FeelCondition(Operator):
    """Evaluates the FEEL text of a flow. Raises ConditionUndecided for anything but true and false."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def _matches(self, task: Any) -> bool:
        value = task.workflow.script_engine.evaluate(task, self.text)
        if value is True or value is False:
            return value
        raise ConditionUndecided(f"{self.text!r} is neither true nor false", task.task_spec.bpmn_id)


class DecidingExclusiveGateway(NoPrediction, ExclusiveGateway):
    """Takes the first flow, in the order of the document, whose condition is true, else the default."""

    def _run_hook(self, my_task: Any) -> bool:
        target = self._chosen(my_task)
        my_task._sync_children([self._wf_spec.task_specs[target]], TaskState.FUTURE)
        for child in my_task.children:
            child.task_spec._predict(child, mask=NOT_YET)
        return True

    def _chosen(self, my_task: Any) -> str:
        for condition, target in self.cond_task_specs:
            if condition is not None and condition._matches(my_task):
                return str(target)
        if self.default_task_spec is None:
            raise NoFlowTaken("no condition is true and there is no default flow", self.bpmn_id)
        return str(self.default_task_spec)


def replace_conditions(gateway: Any) -> list[str]:
    """Let the flows of ``gateway`` be decided by FEEL; gives the texts of the conditions."""
    gateway.cond_task_specs = [
        (None if condition is None else FeelCondition(condition.args[0].strip()), target)
        for condition, target in gateway.cond_task_specs
    ]
    return [condition.text for condition, _ in gateway.cond_task_specs if condition is not None]
