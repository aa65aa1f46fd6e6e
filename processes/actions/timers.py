"""What the clock does: fire a moment that has come, once; and what becomes of moments that break."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from forms.messages import message
from processes.actions.advance import advance
from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.actions.sides import settle_sides
from processes.domain.access import Actor
from processes.domain.dossier.work import Due
from processes.domain.errors import Refusal
from processes.ports import World

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)
DOUBLINGS = 8
"""So many reach the longest wait; a hundred would be longer than a span of time can be."""
KEPT_FOR = timedelta(days=90)
"""How long a fired timer is kept; the journal tells of it for ever."""
MOST_FORGOTTEN = 1000
CLEANED_EVERY = timedelta(days=1)
CLEANING = "clean"
"""Kind and id of the one moment at which this is done."""
TOLD_LATE = timedelta(seconds=60)
"""A timer that fires later than this says so in the journal."""


class EarlierFirst(Refusal):
    """Timers of one dossier fire in the order of their moments: this one has to fire first."""

    text = message("Một mốc thời gian đến trước của hồ sơ này chưa được xử lý. Đợi một phút rồi làm lại.")

    def __init__(self, due_at: datetime, due_id: str) -> None:
        super().__init__()
        self.due_at, self.due_id = due_at, due_id


@dataclass(frozen=True)
class FireDue:
    """A moment of a run has come."""

    due_id: str


def fire_due(world: World, actor: Actor, command: FireDue) -> bool:
    """Fire a timer. False when it was fired, cancelled or moved meanwhile: then nothing happens.

    Raises EarlierFirst while another timer of the dossier came before it, unless that one broke and waits.
    """
    owner = _owner(world, command.due_id)
    if owner is None:
        return False
    case = CaseInHand(world, actor, world.lock_dossier(owner[0])).of_run(owner[1])
    due = next((due for due in case.dues if due.id == command.due_id), None)
    if due is None or due.fired_at is not None or due.due_at is None or due.due_at > world.now:
        return False
    _require_turn(world, case.dossier.id, due.id, due.due_at)
    _fire(case, due, due.due_at)
    return True


def _require_turn(world: World, dossier_id: str, due_id: str, due_at: datetime) -> None:
    """Asked under the dossier's lock: it does not matter which worker has claimed what."""
    first = world.first_timer(dossier_id)
    if first is not None and first < (due_at, due_id):
        raise EarlierFirst(*first)


def _fire(case: CaseInHand, due: Due, due_at: datetime) -> None:
    now = case.world.now
    due.fired_at = now
    due.late_seconds = int((now - due_at).total_seconds())
    late = {"late": due.late_seconds} if now - due_at > TOLD_LATE else {}
    node = case.facts.timers[due.node]
    case.note("timer_fired", node=node.id, label=node.name.vi, timer=due.id, due=due_at.isoformat(), **late)
    case.run.fire(due.timer_id)
    if node.move:
        perform_move(case, node.move)
    advance(case)
    settle_sides(case)


def _owner(world: World, due_id: str) -> tuple[str, str | None] | None:
    """Dossier and run of a timer. The row itself is read again under the dossier's lock, so nothing may
    hold it as it was before."""
    found: Due | None = world.get(Due, due_id)
    return None if found is None or found.dossier_id is None else (found.dossier_id, found.run_id)


@dataclass(frozen=True)
class PostponeDue:
    """Acting at a moment broke; it is tried again later and does not hold up the others."""

    due_id: str


def postpone_due(world: World, actor: Actor, command: PostponeDue) -> int:
    """Wait twice as long after each failure, an hour at most; returns how often it has failed."""
    due: Due | None = world.lock(Due, command.due_id)
    if due is None:
        return 0
    due.attempts += 1
    due.next_attempt_at = world.now + min(FIRST_WAIT * 2 ** min(due.attempts, DOUBLINGS), LONGEST_WAIT)
    return due.attempts


@dataclass(frozen=True)
class ForgetDue:
    """What a moment was about is not there any more."""

    due_id: str


def forget_due(world: World, actor: Actor, command: ForgetDue) -> None:
    """Take a moment away."""
    due: Due | None = world.lock(Due, command.due_id)
    if due is not None:
        world.remove(due)


@dataclass(frozen=True)
class CleanDues:
    """The moment of cleaning has come."""


def clean_dues(world: World, actor: Actor, command: CleanDues) -> int:
    """Forget timers that fired long ago, some at a time; returns how many. Sets its own next moment."""
    forgotten = world.forget_fired(world.now - KEPT_FOR, MOST_FORGOTTEN)
    row: Due | None = world.get(Due, CLEANING)
    if row is not None and forgotten < MOST_FORGOTTEN:
        row.due_at, row.attempts, row.next_attempt_at = world.now + CLEANED_EVERY, 0, None
    return forgotten


@dataclass(frozen=True)
class WatchCleaning:
    """A worker starts: old moments are to be forgotten from now on."""


def watch_cleaning(world: World, actor: Actor, command: WatchCleaning) -> None:
    """Set the moment of the first cleaning, once for good."""
    if world.get(Due, CLEANING) is None:
        world.add(Due(CLEANING, world.now, CLEANING, due_at=world.now))
