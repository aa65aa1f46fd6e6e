"""After a change of a calendar: each dossier that it moves is counted again, one by one, by the worker."""

from collections.abc import Collection
from dataclasses import dataclass

from processes.actions.office import require_administrator
from processes.actions.recounting import RecountDossier, recount_dossier
from processes.domain.access import Actor
from processes.domain.dossier.work import Due
from processes.domain.office_journal import OfficeEntry
from processes.ports import World

RECOUNT = "recount"
"""The kind of the moments: ``node`` is the calendar or the unit that changed, ``timer_id`` the number of the
office's entry that tells of the change, and ``due_at`` the moment of that entry."""


@dataclass(frozen=True)
class RecountDue:
    """The turn of a dossier has come."""

    due_id: str


def queue_recounts(world: World, changed_id: str, seq: int, dossier_ids: Collection[str]) -> None:
    """Have each dossier counted again, from now on; ``changed_id`` is the calendar or unit that changed,
    ``seq`` the number of the office's entry about it."""
    world.add_moments(RECOUNT, dossier_ids, changed_id, str(seq))


def recount_due(world: World, actor: Actor, command: RecountDue) -> bool:
    """Count a dossier again for the reason in the office's journal. False when no date of it changed, or it
    was counted meanwhile. Raises NotFound when the dossier is gone."""
    require_administrator(actor)
    found: Due | None = world.get(Due, command.due_id)
    if found is None or found.dossier_id is None:
        return False
    world.lock_dossier(found.dossier_id)
    # Read again under the dossier's lock: another worker may have come first.
    row: Due | None = world.locked(Due, command.due_id)
    if row is None:
        return False
    reason, change = _told(world, row)
    changed = recount_dossier(world, actor, RecountDossier(found.dossier_id, reason, change))
    world.remove(row)
    return changed


def _told(world: World, row: Due) -> tuple[str, str]:
    """Why the calendar, or the unit's choice of one, changed, and its name. Changes that came before the
    dossier's turn are told with it, for the dates are those of the calendar as it is now."""
    entries: list[OfficeEntry] = world.find(OfficeEntry, subject_id=row.node)
    since = sorted((entry for entry in entries if entry.seq >= int(row.timer_id)), key=lambda one: one.seq)
    reasons = dict.fromkeys(entry.reason for entry in since if entry.reason)
    return "; ".join(reasons), since[0].subject_name if since else ""
