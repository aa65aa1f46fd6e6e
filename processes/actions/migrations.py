"""Moving running dossiers to another version: planned, started and stopped by an administrator.

A plan writes which dossiers it is about; each is moved by the worker, in a transaction of its own.
"""

from dataclasses import dataclass

from forms.messages import message
from processes.actions.faults import Fault, refuse, too_long
from processes.actions.migration_judging import target_offered
from processes.actions.office import note_change, require_administrator, require_reason, take_turns
from processes.domain.access import Actor
from processes.domain.dossier.work import Due
from processes.domain.errors import NotFound, Refusal
from processes.domain.migrating import DONE, PLANNED, RUNNING, STOPPED, RunMigration
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.engine.runs import elements_of
from processes.ports import World

MIGRATION = "migration"
"""The kind of the moments: one with the id of the migration, which sees whether it is done, and one for each
dossier, whose ``node`` is the migration."""
LONGEST_REASON = 1000


class NotOffered(Refusal):
    """The target is not in force, or the procedure has ended."""

    http = 409
    text = message("Chỉ chuyển hồ sơ sang bản đang áp dụng. Tải lại trang để xem bản nào đang áp dụng.")


class NobodyToMove(Refusal):
    """No dossier runs on the version left."""

    http = 409
    text = message("Không còn hồ sơ nào đang chạy ở bản này để chuyển.")


class NotAtThatPoint(Refusal):
    """A migration that has begun cannot begin again; one that has ended cannot be stopped."""

    http = 409
    text = message("Lần chuyển này đã sang bước khác. Tải lại trang để xem.")


@dataclass(frozen=True)
class PlanMigration:
    """``rename``: the new node by the old one. ``undo_of``: the migration that this one takes back."""

    procedure_code: str
    from_version_id: str
    to_version_id: str
    rename: dict[str, str]
    reason: str
    undo_of: str | None = None


@dataclass(frozen=True)
class StartMigration:
    """Begin, or go on after a stop."""

    migration_id: str


@dataclass(frozen=True)
class StopMigration:
    """Move no more dossiers; those moved stay moved."""

    migration_id: str
    reason: str


def plan_migration(world: World, actor: Actor, command: PlanMigration) -> RunMigration:
    """Write down which dossiers are to be moved and how; nothing moves yet.

    Raises NotFound, NotOffered, NobodyToMove, BadInput for a map that names nodes which do not exist, and
    ReasonRequired.
    """
    require_administrator(actor)
    take_turns(world)
    old, new = (_version(world, command, id_) for id_ in (command.from_version_id, command.to_version_id))
    planned = RunMigration(
        id=world.new_id(),
        procedure_code=command.procedure_code,
        from_version_id=old.id,
        to_version_id=new.id,
        rename=dict(command.rename),
        reason=require_reason(command.reason),
        planned_by=actor.id,
        planned_at=world.now,
        undo_of=command.undo_of,
    )
    _check(world, planned)
    world.add(planned)
    world.flush()
    count = world.plan_moves(planned)
    if not count:
        raise NobodyToMove
    after = {"version_from": old.number, "version_to": new.number, "to_move": count}
    note_change(world, actor, "plan_migration", _subject(world, planned), None, after, planned.reason)
    return planned


def start_migration(world: World, actor: Actor, command: StartMigration) -> RunMigration:
    """Let the worker begin. Raises NotFound, NotAtThatPoint, NotOffered."""
    require_administrator(actor)
    migration = _locked(world, command.migration_id)
    if migration.status not in (PLANNED, STOPPED):
        raise NotAtThatPoint
    if not target_offered(world, migration):
        raise NotOffered
    waiting = world.waiting_moves(migration.id)
    migration.status, migration.finished_at = RUNNING, None
    migration.started_at = migration.started_at or world.now
    if world.get(Due, migration.id) is None:
        world.add(Due(migration.id, world.now, MIGRATION, node=migration.id, due_at=world.now))
    world.add_moments(MIGRATION, waiting, migration.id, "")
    after = {"to_move": len(waiting)}
    note_change(world, actor, "start_migration", _subject(world, migration), None, after)
    return migration


def stop_migration(world: World, actor: Actor, command: StopMigration) -> RunMigration:
    """Leave the dossiers that have not moved yet where they are. Raises NotFound, NotAtThatPoint,
    ReasonRequired."""
    require_administrator(actor)
    reason = require_reason(command.reason)
    migration = _locked(world, command.migration_id)
    if migration.status != RUNNING:
        raise NotAtThatPoint
    migration.status, migration.finished_at = STOPPED, world.now
    note_change(
        world, actor, "stop_migration", _subject(world, migration), None, told(world, migration), reason
    )
    return migration


def finish(world: World, actor: Actor, migration: RunMigration) -> None:
    """Every dossier has had its turn."""
    migration.status, migration.finished_at = DONE, world.now
    note_change(world, actor, "finish_migration", _subject(world, migration), None, told(world, migration))


def told(world: World, migration: RunMigration) -> dict[str, object]:
    """What the office's journal says of how far it came."""
    counts = world.move_tallies(migration.id)
    return {name: counts[name] for name in ("moved", "stayed", "waiting") if name in counts}


def _check(world: World, planned: RunMigration) -> None:
    refuse([too_long("reason", planned.reason, LONGEST_REASON)])
    if planned.from_version_id == planned.to_version_id or not target_offered(world, planned):
        raise NotOffered
    if planned.undo_of is not None:
        _check_undo(world, planned)
    old, new = (world.version(id_).spec for id_ in (planned.from_version_id, planned.to_version_id))
    here, there = elements_of(old), elements_of(new)
    words = message("Bước này không có trong bản đang áp dụng. Chọn lại.")
    wrong = [node for node, other in planned.rename.items() if node not in here or other not in there]
    refuse(Fault(f"node_{node}", words) for node in wrong)


def _check_undo(world: World, planned: RunMigration) -> None:
    first: RunMigration | None = world.get(RunMigration, planned.undo_of)
    pair = (planned.to_version_id, planned.from_version_id)
    if first is None or (first.from_version_id, first.to_version_id) != pair:
        raise NotFound
    if first.status not in (DONE, STOPPED):
        raise NotAtThatPoint


def _version(world: World, command: PlanMigration, version_id: str) -> ProcedureVersion:
    found: ProcedureVersion | None = world.get(ProcedureVersion, version_id)
    if found is None or found.procedure_code != command.procedure_code:
        raise NotFound
    return found


def _locked(world: World, migration_id: str) -> RunMigration:
    # The office's turn first: whoever plans, starts, stops or finishes takes the locks in this order.
    take_turns(world)
    found: RunMigration | None = world.locked(RunMigration, migration_id)
    if found is None:
        raise NotFound
    return found


def _subject(world: World, migration: RunMigration) -> tuple[str, str, str]:
    record: ProcedureRecord | None = world.get(ProcedureRecord, migration.procedure_code)
    return "procedure", migration.procedure_code, record.name[:300] if record else ""
