"""Sealing the journals each night, after the last minute of the day in Vietnam."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from processes.domain.access import Actor, may
from processes.domain.dossier.codes import ZONE, day_of
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed
from processes.domain.seals import JournalReach, JournalSeal, seal_hash
from processes.ports import World

SEAL = "seal"
"""Kind and id of the one moment in ``due`` at which the day is sealed."""
AFTER_MIDNIGHT = timedelta(minutes=5)


@dataclass(frozen=True)
class WatchDays:
    """A worker starts: the days have to be sealed from now on."""


@dataclass(frozen=True)
class SealDay:
    """The day that has ended is to be sealed."""


def watch_days(world: World, actor: Actor, command: WatchDays) -> bool:
    """Set the moment of the first seal, once for good. False when it stands already."""
    _require_system(actor)
    if world.get(Due, SEAL) is not None:
        return False
    world.add(Due(SEAL, world.now, SEAL, due_at=next_sealing(world.now)))
    return True


def seal_day(world: World, actor: Actor, command: SealDay) -> JournalSeal | None:
    """Seal yesterday, with all days before it that have no seal, and set the moment of the next seal.

    None when that day is sealed already. The whole is one transaction in which nobody else writes a journal.
    """
    _require_system(actor)
    _set_next(world)
    journals, day = world.journals, day_of(world.now) - timedelta(days=1)
    journals.hold()
    newest = journals.last_seal()
    if newest is not None and newest.day >= day:
        return None
    begin = newest.reach if newest else JournalReach()
    end = journals.reach(begin)
    previous = newest.sha256 if newest else ""
    seal = JournalSeal(day, world.now, end.last_id, end.last_office_seq, end.entries, previous)
    seal.sha256 = seal_hash(seal, journals.hashes(begin, end))
    world.add(seal)
    return seal


def next_sealing(now: datetime) -> datetime:
    """Shortly after the coming midnight in Vietnam."""
    tomorrow = now.astimezone(ZONE).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZONE) + AFTER_MIDNIGHT


def _set_next(world: World) -> None:
    row: Due | None = world.get(Due, SEAL)
    if row is not None:
        row.due_at, row.fired_at, row.attempts, row.next_attempt_at = next_sealing(world.now), None, 0, None


def _require_system(actor: Actor) -> None:
    if not may(actor, "seal_day"):
        raise NotAllowed
