"""Advancing a run: automatic steps and waiting messages, then the tasks and moments that it now offers."""

from collections.abc import Mapping
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.clocks import set_due, task_due
from processes.actions.deciding import take_decision
from processes.actions.deliveries import deliver_waiting
from processes.actions.moves import perform_move
from processes.actions.officer_notices import notify_officers
from processes.actions.reminders import watch_task
from processes.domain.dossier.work import OPEN, SUSPENDED, WITHDRAWN, Due, RunRecord, WorkItem
from processes.domain.procedure import TaskNode
from processes.engine.runs import OfferedTask, PendingStep, Run
from processes.steps import StepInHand, find_step


def start_run(case: CaseInHand) -> None:
    """Start the diagram: *Gửi hồ sơ*, or filing at the desk."""
    record = RunRecord(case.world.new_id(), case.dossier.id, case.version.id, b"", case.world.now)
    case.record, case.items = record, []
    begin(case)


def begin(case: CaseInHand) -> None:
    """Start the run whose record was just made, and go to its first tasks."""
    assert case.record is not None
    case.world.add(case.record)
    case.run = Run.start(case.version.spec)
    case.dues = []
    advance(case)


def advance(case: CaseInHand) -> None:
    """Run every automatic step and hand over messages that wait for it, then bring tasks, moments and saved
    state in line with the run.

    Raises the engine's errors (no condition true, budget exceeded, a stall); the transaction then keeps
    nothing and the failure becomes an incident.
    """
    assert case.record is not None
    _go_on(case)
    while deliver_waiting(case):
        _go_on(case)
    _settle_items(case)
    _settle_dues(case)
    case.record.state = case.run.save()
    if case.run.is_finished and case.record.finished_at is None:
        case.record.finished_at = case.world.now
        case.note("run_finished", run=case.record.kind)


def _go_on(case: CaseInHand) -> None:
    case.run.advance(case.context, lambda pending: _take_step(case, pending))


def cancel_run(case: CaseInHand) -> None:
    """End the run in hand from outside: its tasks and timers are withdrawn."""
    if case.record is None or case.record.finished_at is not None:
        return
    case.run.cancel()
    case.record.state = case.run.save()
    case.record.finished_at, case.record.cancelled = case.world.now, True
    for item in own_items(case):
        if item.state == OPEN:
            item.state = WITHDRAWN
    if case.dossier.suspended_at is not None and not case.is_side:
        for item in case.world.find(WorkItem, run_id=case.record.id, state=SUSPENDED):
            item.state = WITHDRAWN
        case.dossier.suspended_at = None
    for due in case.dues:
        case.world.remove(due)
    case.dues = []


def _take_step(case: CaseInHand, pending: PendingStep) -> Mapping[str, Any] | None:
    if pending.node in case.facts.deciding:
        take_decision(case, case.facts.deciding[pending.node], pending)
        return {}
    node = case.facts.steps[pending.node]
    inputs = {name: case.evaluate(text) for name, text in node.inputs.items()}
    result = find_step(node.step)(StepInHand(node, inputs, case.dossier, case.world.now))
    case.note("step_done", step=node.step, node=node.id, label=node.name.vi)
    if node.move:
        perform_move(case, node.move)
    return result


def own_items(case: CaseInHand) -> list[WorkItem]:
    """The work items of the run in hand."""
    return [item for item in case.items if case.record is not None and item.run_id == case.record.id]


def _settle_items(case: CaseInHand) -> None:
    offered = {task.id: task for task in case.run.offered()}
    mine = own_items(case)
    known = {item.task_id for item in mine}
    for item in mine:
        if item.state == OPEN and item.task_id not in offered:
            item.state = WITHDRAWN
    fresh = [task for task in offered.values() if task.id not in known]
    holders = _earlier_doers(case, {task.node for task in fresh})
    for task in fresh:
        item = _new_item(case, task, holders.get(task.node))
        case.items.append(item)
        case.world.add(item)
        watch_task(case, item)
        if case.actor.party_id is not None and case.dossier.supplement_rounds and item.holder_id:
            notify_officers(case, item, "supplement_answered")


def _new_item(case: CaseInHand, task: OfferedTask, earlier: str | None) -> WorkItem:
    node = case.facts.tasks[task.node]
    due, minutes = task_due(case, node.deadline)
    unit = unit_of_slot(case, node.lane.slot)
    holder = earlier if earlier and _serves_still(case, earlier, (unit, node.lane.role)) else None
    return WorkItem(
        id=case.world.new_id(),
        dossier_id=case.dossier.id,
        run_id=case.record.id if case.record else "",
        task_id=task.id,
        node=node.id,
        label=node.name.vi,
        role=node.lane.role,
        unit_id=unit,
        created_at=case.world.now,
        kind=node.kind,
        due_at=due,
        allowed_minutes=minutes,
        holder_id=holder,
        held_at=case.world.now if holder else None,
        item=None if task.item is None else str(task.item),
    )


def _serves_still(case: CaseInHand, officer_id: str, pair: tuple[str, str]) -> bool:
    """Whether an officer has the task's role today: one who left must not hold what nobody else may do."""
    if case.actor.officer_id == officer_id and pair in case.actor.pairs:
        return True
    return pair in case.world.actor(officer_id).pairs


def unit_of_slot(case: CaseInHand, slot: str) -> str:
    """The unit that stands in a slot of the diagram; the receiving unit where nobody filled it."""
    dossier = case.dossier
    if slot == "receiving":
        return dossier.receiving_unit_id
    if slot == "competent":
        return dossier.competent_unit_id
    return case.world.slot(dossier.receiving_unit_id, slot) or dossier.receiving_unit_id


def _earlier_doers(case: CaseInHand, nodes: set[str]) -> dict[str, str | None]:
    """Who did a task before stays responsible; so does whoever the diagram names (*same person*)."""
    tasks = [case.facts.tasks[name] for name in nodes if case.facts.tasks[name].lane.role != "applicant"]
    wanted = {task.id: _task_of_holder(task) for task in tasks}
    done = case.last_done(set(wanted.values()))
    return {name: done[earlier].done_by for name, earlier in wanted.items() if earlier in done}


def _task_of_holder(node: TaskNode) -> str:
    same = node.assignment.task if node.assignment.rule == "same_as" else None
    return same or node.id


def _settle_dues(case: CaseInHand) -> None:
    waiting = {timer.id: timer for timer in case.run.waiting_timers()}
    for due in list(case.dues):
        if due.timer_id not in waiting:
            case.dues.remove(due)
            if due.fired_at is None:
                case.world.remove(due)
    known = {due.timer_id for due in case.dues}
    for timer in waiting.values():
        if timer.id not in known:
            _new_due(case, timer.id, timer.node)


def _new_due(case: CaseInHand, timer_id: str, node_id: str) -> None:
    node = case.facts.timers[node_id]
    due = Due(
        id=case.world.new_id(),
        dossier_id=case.dossier.id,
        run_id=case.record.id if case.record else None,
        node=node_id,
        timer_id=timer_id,
        clock=node.clock,
        started_at=case.world.now,
    )
    set_due(case, due)
    case.dues.append(due)
    case.world.add(due)
