"""What would follow: the diagram walked on in memory, with pretended outcomes. Nothing of it is ever kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from processes.actions.case import CaseInHand, dossier_facts
from processes.actions.clocks import task_due, time_limit
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.work import OPEN
from processes.domain.errors import Refusal
from processes.domain.procedure import Outcome, TaskNode
from processes.domain.working_time import Mode, TimeLimit, due_at, spread
from processes.engine.runs import OfferedTask, PendingStep, Run, RunError
from processes.steps import StepInHand, find_step

FURTHEST = 25
"""More tasks than any path of a dossier has from here."""


@dataclass
class Walk:
    """A pretended run of a case: its own copy of the run's state and of the dossier's status."""

    case: CaseInHand
    dossier: dict[str, Any] = field(init=False)
    run: Run = field(init=False)

    def __post_init__(self) -> None:
        record = self.case.record
        self.dossier = dossier_facts(self.case.dossier)
        self.run = Run.load(self.case.version.spec, record.state if record else b"")
        self.seen = {task.id for task in self.run.offered()}

    def finish(self, task_id: str, outcome: Outcome | None) -> list[OfferedTask]:
        """Finish a task and go on; the tasks offered only now. Raises the engine's errors."""
        self._move(outcome.move if outcome else None)
        self.run.complete(task_id, {"outcome": outcome.id if outcome else None})
        self.run.advance(self._context, self._step)
        new = [task for task in self.run.offered() if task.id not in self.seen]
        self.seen |= {task.id for task in new}
        return new

    def _context(self) -> Mapping[str, Any]:
        return {"dossier": self.dossier, "form": self.case.form_facts()}

    def _step(self, pending: PendingStep) -> Mapping[str, Any] | None:
        node = self.case.facts.steps[pending.node]
        result = find_step(node.step)(StepInHand(node, {}, self.case.dossier, self.case.world.now))
        self._move(node.move)
        return result

    def _move(self, name: str | None) -> None:
        move = MOVES.get(name or "")
        if move is None:
            return
        if move.target is not None:
            self.dossier["status"] = str(move.target)
        if move.clock == "start":
            self.dossier["received_at"] = self.case.world.now


@dataclass(frozen=True)
class Ahead:
    """A task still to come, and when it should then be done."""

    node: TaskNode
    due_at: datetime | None


def after_outcome(case: CaseInHand, task_id: str, outcome: Outcome) -> list[Ahead]:
    """The tasks that an outcome of an open task leads to; none where the engine cannot say."""
    try:
        offered = Walk(case).finish(task_id, outcome)
    except (RunError, LookupError, ValueError):
        return []
    nodes = [case.facts.tasks[task.node] for task in offered]
    return [Ahead(node, due_from(case, node, case.world.now)) for node in nodes]


def usual_way(case: CaseInHand, task_id: str | None = None) -> list[Ahead]:
    """The tasks that follow when every task ends with its first outcome, in order.

    ``task_id`` is a task that would end now: the next one is given its time from now, as it will be. Without
    it every open task is taken to end when it is due. Those after share what remains up to the promise. While
    the clock stands still nothing is foretold.
    """
    nodes = nodes_ahead(case, task_id)
    if case.dossier.is_paused:
        return [Ahead(node, None) for node in nodes]
    timed = [(node, minutes) for node in nodes if (minutes := _working_minutes(case, node))]
    ends = dict(zip((node.id for node, _ in timed), _ends(case, [m for _, m in timed], task_id), strict=True))
    return [Ahead(node, ends.get(node.id) or due_from(case, node, case.world.now)) for node in nodes]


def nodes_ahead(case: CaseInHand, task_id: str | None) -> list[TaskNode]:
    """The tasks of the usual way, as far as the engine can tell."""
    walk, found = Walk(case), list[TaskNode]()
    waiting = [task for task in walk.run.offered() if task_id in (None, task.id)]
    try:
        while waiting and len(found) < FURTHEST:
            task = waiting.pop(0)
            outcomes = case.facts.tasks[task.node].outcomes
            new = walk.finish(task.id, outcomes[0] if outcomes else None)
            found += [case.facts.tasks[one.node] for one in new]
            waiting += new
    except (RunError, LookupError, ValueError):
        return found
    return found


def _ends(case: CaseInHand, minutes: Sequence[int], task_id: str | None) -> tuple[datetime, ...]:
    """When the steps ahead should be done."""
    now, promise = case.world.now, promised(case)
    until = None if promise is None or promise < now else promise
    if task_id is None:
        start = max([item.due_at for item in case.items if item.state == OPEN and item.due_at] + [now])
        return spread(case.calendar, start, minutes, until)
    first = spread(case.calendar, now, minutes[:1])
    return (*first, *spread(case.calendar, first[0], minutes[1:], until)) if first else ()


def promised(case: CaseInHand) -> datetime | None:
    """The promised date; before official intake the one that intake now would give."""
    if case.dossier.due_current is not None:
        return case.dossier.due_current
    try:
        return due_at(case.calendar, case.world.now, time_limit(case))
    except Refusal:
        return None


def _working_minutes(case: CaseInHand, node: TaskNode) -> int:
    """The working minutes an officer is given for a task; 0 for what follows another rule."""
    if node.deadline is None or node.lane.role == "applicant":
        return 0
    if node.deadline.kind in ("until_due", "calendar_days"):
        return 0
    return task_due(case, node.deadline)[1] or 0


def due_from(case: CaseInHand, node: TaskNode, moment: datetime) -> datetime | None:
    """When a task that is offered at ``moment`` should be done."""
    deadline = node.deadline
    if deadline is None:
        return None
    if deadline.kind == "until_due":
        return case.dossier.due_current
    if deadline.kind == "calendar_days":
        return due_at(case.calendar, moment, TimeLimit(Mode.CALENDAR_DAYS, int(deadline.amount)))
    _, minutes = task_due(case, deadline)
    return case.calendar.add(moment, minutes) if minutes else None
