"""Officers who stop working here, and those who come back."""

from dataclasses import dataclass

from processes.actions.held_work import give_back, require_another_administrator
from processes.actions.office import as_noted, note_change, require_administrator, require_reason
from processes.actions.people import as_subject, existing_officer
from processes.domain.access import Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import Officer
from processes.ports import World


@dataclass(frozen=True)
class DeactivateOfficer:
    """The person works here no more."""

    officer_id: str
    reason: str


@dataclass(frozen=True)
class ReactivateOfficer:
    """The person works here again, with the posts that count still."""

    officer_id: str
    reason: str


def deactivate_officer(world: World, actor: Actor, command: DeactivateOfficer) -> int:
    """Stop an officer: he can do nothing more, and what he had claimed is free again; how many tasks.

    Raises NotFound, ReasonRequired, or LastAdministrator.
    """
    require_administrator(actor)
    officer = existing_officer(world, command.officer_id)
    if not officer.active:
        raise NotFound
    reason = require_reason(command.reason)
    require_another_administrator(world, officer, world.today())
    _set_active(world, actor, officer, False, reason)
    return give_back(world, actor, officer)


def reactivate_officer(world: World, actor: Actor, command: ReactivateOfficer) -> Officer:
    """Let an officer work again. Raises NotFound when he does already, or ReasonRequired."""
    require_administrator(actor)
    officer = existing_officer(world, command.officer_id)
    if officer.active:
        raise NotFound
    _set_active(world, actor, officer, True, require_reason(command.reason))
    return officer


def _set_active(world: World, actor: Actor, officer: Officer, active: bool, reason: str) -> None:
    before = as_noted(officer)
    officer.active = active
    action = "return_officer" if active else "retire_officer"
    note_change(world, actor, action, as_subject(officer), before, as_noted(officer), reason)
