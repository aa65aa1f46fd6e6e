"""What an expression sees at a task: ``outcome`` of the task before, ``item`` of its multi-instance."""

from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import EventBasedGateway
from SpiffWorkflow.bpmn.specs.mixins.exclusive_gateway import ExclusiveGateway

from processes.engine.runs.values import unpack

SAID = "said"
"""Where the data given with a finished task stands until the run is settled again."""

ITEMS = "items"
"""Where a multi-instance keeps its items, packed, so that later changes of a form do not move them."""


def direct_names(task: Any) -> dict[str, object]:
    """``outcome`` and ``item`` as far as they exist at ``task``; a name that does not exist is left out."""
    names: dict[str, object] = {}
    outcome = _said_before(task).get("outcome")
    if outcome is not None:
        names["outcome"] = outcome
    found = item_of(task)
    if found is not None:
        names["item"] = found
    return names


def _said_before(task: Any) -> dict[str, object]:
    """The data of the task itself or of the one directly before, looking through exclusive gateways only."""
    current = task
    while current is not None:
        if SAID in current.internal_data:
            return dict(current.internal_data[SAID])
        if current is not task and not _is_passage(current):
            return {}
        current = current.parent
    return {}


def _is_passage(task: Any) -> bool:
    if isinstance(task.task_spec, ExclusiveGateway):
        return True
    return task.parent is not None and isinstance(task.parent.task_spec, EventBasedGateway)


def item_of(task: Any) -> object | None:
    """The item of the nearest multi-instance around ``task``, or None outside of one."""
    current = task
    while current is not None:
        index = current.internal_data.get("key_or_index")
        if index is not None:
            return unpack(current.parent.internal_data[ITEMS][index])
        current = current.parent or owner_of(current.workflow)
    return None


def owner_of(workflow: Any) -> Any | None:
    """The sub-process task a sub-workflow belongs to; None for the main one."""
    if workflow.parent_task_id is None:
        return None
    return workflow.top_workflow.get_task_from_id(workflow.parent_task_id)


def path_of(task: Any) -> tuple[str, ...]:
    """Ids of the sub-processes around ``task``, the outermost first."""
    path: list[str] = []
    owner = owner_of(task.workflow)
    while owner is not None:
        path.insert(0, owner.task_spec.bpmn_id)
        owner = owner_of(owner.workflow)
    return tuple(path)
