"""What the clock does: fire a moment that has come, once."""

from dataclasses import dataclass
from datetime import timedelta

from processes.actions.advance import advance
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.domain.access import Actor
from processes.domain.dossier.work import Due
from processes.ports import World


@dataclass(frozen=True)
class FireDue:
    """A moment of the ``due`` table has come."""

    due_id: str


def fire_due(world: World, actor: Actor, command: FireDue) -> bool:
    """Fire a timer. False when it was fired, cancelled or moved meanwhile: then nothing happens."""
    found: Due | None = world.get(Due, command.due_id)
    if found is None or found.dossier_id is None:
        return False
    case = CaseInHand(world, actor, world.lock_dossier(found.dossier_id))
    due = next((due for due in case.dues if due.id == command.due_id), None)
    if due is None or due.fired_at is not None or due.due_at is None or due.due_at > world.now:
        return False
    due.fired_at = world.now
    due.late_seconds = int((world.now - due.due_at).total_seconds())
    node = case.facts.timers[due.node]
    case.note("timer_fired", node=node.id, label=node.name.vi, due=due.due_at.isoformat())
    case.run.fire(due.timer_id)
    if node.move:
        perform_move(case, node.move)
    advance(case)
    return True


@dataclass(frozen=True)
class PostponeDue:
    """Firing a moment broke; it is tried again later and does not hold up the others."""

    due_id: str


def postpone_due(world: World, actor: Actor, command: PostponeDue) -> None:
    """Wait twice as long after each failure, an hour at most."""
    due: Due | None = world.get(Due, command.due_id)
    if due is None:
        return
    due.attempts += 1
    due.next_attempt_at = world.now + min(timedelta(seconds=15 * 2**due.attempts), timedelta(hours=1))
