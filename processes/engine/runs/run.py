"""A run: one walk through a diagram, held by the host between two actions as a few bytes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from SpiffWorkflow.bpmn.util.event import BpmnEvent
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

from processes.engine.runs import move, state, waiting
from processes.engine.runs.advance import Advance, OnStep, drive, finish
from processes.engine.runs.compaction import compact
from processes.engine.runs.environment import Context, FeelEngine
from processes.engine.runs.errors import NotSettled, NotWaiting, TaskNotReady
from processes.engine.runs.names import SAID
from processes.engine.runs.spec import Spec
from processes.engine.runs.values import checked_data


class Run:
    """Load or start, do one thing, ``advance``, save. Never keep one over two transactions.

    After an exception out of ``advance`` the run is of no use: it refuses everything (NotSettled), so that
    a half-done state cannot be saved.
    """

    def __init__(self, workflow: Any, *, settled: bool) -> None:
        self._workflow = workflow
        self._settled = settled
        self._broken = False
        self._done: list[str] = []

    @classmethod
    def start(cls, spec: Spec) -> "Run":
        """A new run standing before the start event; ``advance`` takes it to the first tasks."""
        engine = FeelEngine(spec.expressions)
        workflow = BpmnWorkflow(spec.process, dict(spec.scopes), script_engine=engine)
        return cls(workflow, settled=False)

    @classmethod
    def load(cls, spec: Spec, stored: bytes) -> "Run":
        """The run that was saved. Raises StateRefused."""
        return cls(state.load(spec, stored), settled=True)

    def save(self) -> bytes:
        """The state as bytes, without the diagram. Raises NotSettled before ``advance`` or after an error."""
        self._require_settled()
        return state.dump(self._workflow)

    @property
    def is_finished(self) -> bool:
        """Whether the run has come to its end or was cancelled."""
        return bool(self._workflow.completed)

    def offered(self) -> list[waiting.OfferedTask]:
        """The tasks people may do now, in a stable order."""
        return [waiting.as_offered(task) for task in waiting.offered(self._workflow)]

    def pending_steps(self) -> list[waiting.PendingStep]:
        """The steps that were begun and left for later."""
        return [waiting.as_step(task) for task in waiting.pending_steps(self._workflow)]

    def waiting_timers(self) -> list[waiting.WaitingTimer]:
        """The timers that run; the host knows when they are due."""
        return [waiting.as_timer(catch) for catch in waiting.timers(self._workflow)]

    def waiting_messages(self) -> list[waiting.WaitingMessage]:
        """The messages that would be taken now."""
        return [waiting.as_message(catch) for catch in waiting.messages(self._workflow)]

    def done_nodes(self) -> tuple[str, ...]:
        """Flow nodes completed since this object was made, in order; older history is the host's."""
        return tuple(self._done)

    def complete(self, task_id: str, data: Mapping[str, object] | None = None) -> None:
        """Finish a task a person did; ``data["outcome"]`` is what the next gateway sees.

        Raises TaskNotReady for any task that is not offered, and DataRefused.
        """
        with self._changing():
            task = _find(waiting.offered(self._workflow), task_id)
            if task is None:
                raise TaskNotReady(task_id)
            finish(task, data)
            self._done.append(task.task_spec.bpmn_id)

    def finish_step(self, step_id: str, data: Mapping[str, object] | None = None) -> None:
        """Finish a step that was left for later. Raises NotWaiting and DataRefused."""
        with self._changing():
            task = _find(waiting.pending_steps(self._workflow), step_id)
            if task is None:
                raise NotWaiting(step_id)
            finish(task, data)
            self._done.append(task.task_spec.bpmn_id)

    def fire(self, timer_id: str) -> None:
        """Let a timer go off. Raises NotWaiting."""
        with self._changing():
            found = [catch for catch in waiting.timers(self._workflow) if catch.id == timer_id]
            _catch(found, timer_id, {})

    def deliver(self, name_or_id: str, payload: Mapping[str, object] | None = None) -> None:
        """Hand in a message by its name or the id of the waiting event; ``payload`` is checked like data.

        Raises NotWaiting if nothing waits for it or a name fits several events, and DataRefused.
        """
        with self._changing():
            data = checked_data(payload)
            found = [
                catch
                for catch in waiting.messages(self._workflow)
                if name_or_id in (catch.id, catch.definition.name)
            ]
            _catch(found, name_or_id, data)

    def cancel(self) -> None:
        """End the run where it stands, with all sub-processes, timers and messages; it may be saved then."""
        self._require_settled()
        self._workflow.cancel()
        compact(self._workflow)

    def move_token(self, from_task_id: str, to_node: str) -> None:
        """Take a token (task, step, timer or message) away and let ``to_node`` begin instead.

        For administrators. Raises NotWaiting and MoveRefused.
        """
        with self._changing():
            move.move_token(self._workflow, from_task_id, to_node)

    def advance(self, context: Context, on_step: OnStep) -> Advance:
        """Go on until only people and events are waited for, then forget what is past.

        ``context`` gives ``dossier``, ``form`` and ``decision``; as a callable it is read again for
        every expression.
        ``on_step`` does each service task and business rule task: its data, or None to finish
        the step later. Raises Incident.
        """
        if self._broken:
            raise NotSettled("an error has broken this run")
        self._broken = True
        engine = self._workflow.script_engine
        engine.context = context
        result = drive(self._workflow, on_step)
        engine.context = {}
        compact(self._workflow)
        self._done.extend(result.passed)
        self._broken, self._settled = False, True
        return result

    def _require_settled(self) -> None:
        if self._broken or not self._settled:
            raise NotSettled("advance first; after an error load the run again")

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One change at a time, each followed by ``advance``; a refused change leaves the run as it was."""
        self._require_settled()
        yield
        self._settled = False


def _find(tasks: Iterator[Any], task_id: str) -> Any | None:
    return next((task for task in tasks if str(task.id) == task_id), None)


def _catch(found: list[waiting.Catch], wanted: str, data: dict[str, object]) -> None:
    if len(found) != 1:
        raise NotWaiting(f"{wanted}: {len(found)} events wait for it")
    task = found[0].task
    task.internal_data[SAID] = data
    task.task_spec.catch(task, BpmnEvent(found[0].definition, payload={}))
    task.task_spec._update(task)
