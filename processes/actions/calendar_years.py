"""A year whose days off nobody has entered: every date in it would be wrong, so administrators are told."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from processes.actions.calendar_tree import read_tree
from processes.actions.notices import queue_message
from processes.actions.office import require_administrator
from processes.domain.access import Actor
from processes.domain.dossier.codes import ZONE
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due
from processes.domain.organisation import CalendarRecord, Officer
from processes.ports import World

YEAR = "year"
"""Kind and id of the one moment in ``due`` at which the years are looked at."""
LOOKED_AT = time(8)


@dataclass(frozen=True)
class WatchYears:
    """A worker starts: the years of calendars are looked at from now on."""


@dataclass(frozen=True)
class LookAtYears:
    """The moment of looking has come."""


def watch_years(world: World, actor: Actor, command: WatchYears) -> None:
    """Set the first moment, once for good: now."""
    require_administrator(actor)
    if world.get(Due, YEAR) is None:
        world.add(Due(YEAR, world.now, YEAR, due_at=world.now))


def look_at_years(world: World, actor: Actor, command: LookAtYears) -> int:
    """Tell the administrators of each calendar in use that lacks a year, once a year and calendar; returns
    how many mails that were. Sets its own next moment: the next morning.

    Next year is asked for from 1 November on, when its days off are announced.
    """
    require_administrator(actor)
    _set_next(world)
    missing = read_tree(world).missing_years(world.today())
    return sum(_tell(world, calendar_id, year) for calendar_id, year in missing)


def next_morning(now: datetime) -> datetime:
    """Eight o'clock of the next day in Vietnam."""
    return datetime.combine(now.astimezone(ZONE).date() + timedelta(days=1), LOOKED_AT, ZONE)


def _set_next(world: World) -> None:
    row: Due | None = world.get(Due, YEAR)
    if row is not None:
        row.due_at, row.fired_at, row.attempts, row.next_attempt_at = next_morning(world.now), None, 0, None


def _tell(world: World, calendar_id: str, year: int) -> int:
    record: CalendarRecord | None = world.get(CalendarRecord, calendar_id)
    officers = [world.get(Officer, id_) for id_ in sorted(world.administrators(world.today()))]
    mails = 0
    for officer in officers:
        if record is None or officer is None or not officer.email:
            continue
        key = f"calendar:{calendar_id}:{year}:{officer.id}"
        if not world.find(OutboxMessage, key=key):
            data = {"name": officer.name, "calendar": record.name, "calendar_id": calendar_id, "year": year}
            queue_message(world, key, "year_missing", ("mail", officer.email), data)
            mails += 1
    return mails
