"""An administrator moves a dossier to another step, with a reason; every such move is on record (T-37)."""

from dataclasses import dataclass

from forms.messages import message
from processes.actions.advance import advance
from processes.actions.case import CaseInHand
from processes.actions.clocks import end_processing, pause_processing, resume_processing
from processes.actions.intake_clock import follow_intake
from processes.actions.moves import note_new_due, perform_move
from processes.actions.office import note_change, require_reason
from processes.actions.reminders import watch_dossier
from processes.actions.sides import settle_sides
from processes.checks.where import statuses_before
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import BEFORE_INTAKE, ENDED, PAUSED, Status
from processes.domain.dossier.work import OPEN
from processes.domain.errors import NotAllowed, NotFound, Refusal
from processes.domain.organisation import ProcedureVersion
from processes.engine.runs import MoveRefused
from processes.ports import World


class StepOutOfReach(Refusal):
    """The dossier cannot be put there: another status, another scope, or no such step."""

    http = 422
    text = message("Không chuyển được hồ sơ đến bước này từ chỗ đang đứng. Chọn một bước khác.")


@dataclass(frozen=True)
class ForceStep:
    """Take the task ``item_id`` away and let ``node`` of the same diagram begin."""

    dossier_id: str
    item_id: str
    node: str
    reason: str


@dataclass(frozen=True)
class Target:
    """A step a dossier may be put on, and the status it then has."""

    node: str
    status: str


def force_step(world: World, actor: Actor, command: ForceStep) -> CaseInHand:
    """Move a dossier to another step: its status and clock follow. Raises StepOutOfReach, ReasonRequired."""
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if not may(actor, "administer") or case.dossier.is_draft:
        raise NotFound
    if not may(actor, "force_step", case.subject()):
        raise NotAllowed
    case.reason = require_reason(command.reason)
    item = case.item(command.item_id)
    target = next((found for found in targets(case) if found.node == command.node), None)
    if target is None or case.record is None or item.run_id != case.record.id or item.state != OPEN:
        raise StepOutOfReach
    before = {"status": str(case.dossier.status), "step": item.node}
    try:
        case.run.move_token(item.task_id, target.node)
    except MoveRefused as refused:
        raise StepOutOfReach from refused
    perform_move(case, "force_step")
    _stand_on(case, target.status)
    case.note("step_forced", node=target.node, label=item.label, reason=case.reason, **before)
    advance(case)
    settle_sides(case)
    after = {"status": target.status, "step": target.node}
    subject = ("dossier", case.dossier.id, case.dossier.code or "")
    note_change(world, actor, "force_step", subject, before, after, case.reason)
    return case


def targets(case: CaseInHand) -> list[Target]:
    """The steps at the top of the diagram on this side of official intake, in the diagram's order.

    A step that begins in several statuses keeps the present one where it can.
    """
    record: ProcedureVersion | None = case.world.get(ProcedureVersion, case.dossier.version_id)
    if record is None:
        raise NotFound
    top = {node for node in case.facts.tasks if "__" not in node}
    blocks = {node.split("__")[0] for node in case.facts.tasks if "__" in node}
    possible = {
        node: _of_same_side(case.dossier, statuses) for node, statuses in statuses_before(record.xml).items()
    }
    found = []
    for node, statuses in possible.items():
        if node in top | blocks and statuses:
            present = str(case.dossier.status)
            found.append(Target(node, present if present in statuses else min(statuses)))
    return found


def _of_same_side(dossier: Dossier, statuses: frozenset[str]) -> set[str]:
    """Official intake cannot be undone or skipped by force; nor can an end be reached."""
    before_intake = dossier.received_at is None
    return {
        status
        for status in statuses
        if (Status(status) in BEFORE_INTAKE) is before_intake and Status(status) not in ENDED
    }


def _stand_on(case: CaseInHand, status: str) -> None:
    """The status of the new step, with the processing clock as it stands or runs in that status."""
    dossier, was_paused = case.dossier, case.dossier.is_paused
    before, due_before = str(dossier.status), dossier.due_current
    dossier.status = Status(status)
    if dossier.received_at is None:
        follow_intake(case, before, "force_step")
        return
    if status == Status.RESULT_READY and dossier.finished_at is None:
        if was_paused:
            resume_processing(case)
        end_processing(case)
    elif status != Status.RESULT_READY:
        dossier.finished_at = None
        # A result that goes back for correction is the applicant's no more until it is confirmed again.
        dossier.delivery_status = "not_ready"
        if Status(status) in PAUSED and not was_paused:
            pause_processing(case, "force_step")
        elif was_paused and Status(status) not in PAUSED:
            resume_processing(case)
        watch_dossier(case)
    note_new_due(case, due_before, "force_step")
