"""The kinds of nodes a run knows, with the behaviour of this adapter."""

from typing import Any

from SpiffWorkflow.bpmn.specs import defaults

from processes.engine.runs.lookahead import PredictOnCompletion


class UserTask(PredictOnCompletion, defaults.UserTask):  # type: ignore[misc]
    """Waits for a person."""


class ManualTask(PredictOnCompletion, defaults.ManualTask):  # type: ignore[misc]
    """Waits for a person."""


class PlainTask(PredictOnCompletion, defaults.NoneTask):  # type: ignore[misc]
    """A task without a type waits for a person, too."""


class ServiceTask(PredictOnCompletion, defaults.ServiceTask):  # type: ignore[misc]
    """A service task or business rule task: stays started until the host finishes it."""

    def _run_hook(self, my_task: Any) -> None:
        return None


class SubProcess(PredictOnCompletion, defaults.SubWorkflowTask):  # type: ignore[misc]
    """An embedded sub-process, for example an expanded block."""


class CatchEvent(PredictOnCompletion, defaults.IntermediateCatchEvent):  # type: ignore[misc]
    """Waits for a timer or a message."""


class ReceiveTask(PredictOnCompletion, defaults.ReceiveTask):  # type: ignore[misc]
    """Waits for a message."""


class BoundaryEvent(PredictOnCompletion, defaults.BoundaryEvent):  # type: ignore[misc]
    """A timer, message or error on an activity."""


PEOPLE = (UserTask, ManualTask, PlainTask)
ACTIVITIES = (*PEOPLE, ServiceTask, SubProcess, ReceiveTask)
