"""The stored form of a run: only its state, never the diagram, in a few hundred bytes.

A header line names format and engine; behind it stands JSON, compressed. Tasks are listed parents first
and point at their parent by position, so nothing may sort or re-key it: store the bytes as they are.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.exceptions import WorkflowException
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.environment import FeelEngine
from processes.engine.runs.errors import StateRefused
from processes.engine.runs.names import ITEMS
from processes.engine.runs.spec import Spec
from processes.engine.runs.tree import scopes, walk_scope

FORMAT = 1
ENGINE = "3.2.0"
HEADER = f"motcua-run {FORMAT} {ENGINE}\n".encode()
MOST_BYTES = 4_000_000
KEPT_FACTS = ("event_fired", "key_or_index", "merged", "remaining", ITEMS)

Row = tuple[str, int, str, int, int, dict[str, Any]]


def dump(workflow: Any) -> bytes:
    """The bytes of a settled, compacted run."""
    return pack(
        workflow, workflow.spec.name, [scope_row(each, walk_scope(each)) for each in scopes(workflow)]
    )


def pack(workflow: Any, process_id: str, rows: list[dict[str, Any]]) -> bytes:
    """The bytes of a run of ``process_id`` as far as ``workflow`` has come, with the rows of its scopes."""
    document = {
        "process": process_id,
        "completed": workflow.completed,
        "success": workflow.success,
        "scopes": rows,
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return HEADER + zlib.compress(text.encode(), 6)


def scope_row(
    scope: Any, tasks: Iterable[Any], names: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """One scope with these tasks, parents first; ``names`` are those of another diagram by their own."""
    places: dict[Any, int] = {}
    rows = []
    for place, task in enumerate(tasks):
        places[task.id] = place
        name = names.get(task.task_spec.name, task.task_spec.name)
        rows.append(_task_row(task, places.get(task._parent, -1), name))
    owner = None if scope.parent_task_id is None else scope.parent_task_id.hex
    return {"owner": owner, "tasks": rows}


def _task_row(task: Any, parent: int, name: str) -> Row:
    facts = {key: task.internal_data[key] for key in KEPT_FACTS if key in task.internal_data}
    return task.id.hex, parent, name, task.state, int(task.triggered), facts


def load(spec: Spec, state: bytes) -> Any:
    """The run stored in ``state``. Raises StateRefused for bytes of another format, engine or diagram."""
    document = read(state)
    if document["process"] != spec.process_id:
        raise StateRefused(f"the state belongs to {document['process']}, not to {spec.process_id}")
    workflow = BpmnWorkflow(
        spec.process, dict(spec.scopes), script_engine=FeelEngine(spec.expressions), deserializing=True
    )
    try:
        for row in document["scopes"]:
            _restore_tasks(_restored_scope(workflow, row["owner"]), row["tasks"])
    except (KeyError, ValueError, TypeError, IndexError, WorkflowException) as error:
        raise StateRefused(f"the state does not fit the diagram: {error}") from error
    workflow.completed = document["completed"]
    workflow.success = document["success"]
    return workflow


def read(state: bytes) -> dict[str, Any]:
    """What is stored, as plain data. Raises StateRefused."""
    if not state.startswith(HEADER):
        raise StateRefused(f"not a run of format {FORMAT} and engine {ENGINE}: {state[:40]!r}")
    try:
        reader = zlib.decompressobj()
        text = reader.decompress(state[len(HEADER) :], MOST_BYTES)
        document = json.loads(text)
        return {key: document[key] for key in ("process", "completed", "success", "scopes")}
    except (zlib.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise StateRefused("the state is damaged") from error


def _restored_scope(workflow: Any, owner: str | None) -> Any:
    if owner is None:
        return workflow
    task = workflow.get_task_from_id(UUID(owner))
    inner_spec = workflow.subprocess_specs[task.task_spec.spec]
    inner = BpmnSubWorkflow(inner_spec, task.id, workflow, deserializing=True)
    inner.completed_event.connect(task.task_spec._on_subworkflow_completed, task)
    workflow.subprocesses[task.id] = inner
    return inner


def _restore_tasks(scope: Any, rows: list[Row]) -> None:
    known: list[Any] = []
    for task_id, parent, name, state, triggered, facts in rows:
        spec = scope.spec.task_specs[name]
        task = Task(scope, spec, known[parent] if parent >= 0 else None, state, UUID(task_id))
        task.triggered = bool(triggered)
        task.internal_data = facts
        if task.has_state(TaskState.WAITING) and isinstance(spec, CatchingEvent):
            scope.top_workflow.event_manager.add_task(task)
        known.append(task)
    scope.task_tree = known[0]
