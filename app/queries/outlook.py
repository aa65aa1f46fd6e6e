"""What would follow: the diagram walked on in memory, with pretended outcomes. Nothing of it is ever kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from processes.actions.case import CaseInHand, dossier_facts
from processes.actions.clocks import task_due
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.work import OPEN
from processes.domain.procedure import Outcome, TaskNode
from processes.domain.working_time import Mode, TimeLimit, due_at
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
    """The tasks that follow when every task ends with its first outcome, in order, each from the due moment
    of the one before and none later than the promise. ``task_id`` says where to begin; else every open task
    is taken in turn."""
    moment = max(
        [item.due_at for item in case.items if item.state == OPEN and item.due_at] + [case.world.now]
    )
    found: list[Ahead] = []
    for node in nodes_ahead(case, task_id):
        due = due_from(case, node, moment)
        if due and node.lane.role != "applicant":
            moment = max(moment, due)
        found.append(Ahead(node, _promised(case, due)))
    return found


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


def _promised(case: CaseInHand, due: datetime | None) -> datetime | None:
    """Steps that use up all they are given may not break the promise, as long as it can be kept."""
    promise = case.dossier.due_current
    if due is None or promise is None or promise < case.world.now:
        return due
    return min(due, promise)


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
