"""What the worker does of a migration: one dossier at a time, and the end of it all."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.migration_judging import NOT_OFFERED, Judged, Stays, judge, target_offered
from processes.actions.migrations import finish
from processes.actions.office import require_administrator, take_turns
from processes.domain.access import Actor
from processes.domain.dossier.work import Due, RunRecord, WorkItem
from processes.domain.migrating import MOVED, RUNNING, STAYED, WAITING, DossierMigration, RunMigration
from processes.engine.runs import renamed_timer
from processes.ports import World

LOOKED_AT_EVERY = timedelta(seconds=5)
"""How often a running migration sees whether every dossier has had its turn."""


@dataclass(frozen=True)
class MigrationDue:
    """The turn of a dossier has come, or it is time to see whether all have had theirs."""

    due_id: str


def migration_due(world: World, actor: Actor, command: MigrationDue) -> str:
    """Move a dossier, or leave it with the reason. Returns ``moved``, ``stayed``, ``nothing``, ``waits`` or
    ``done``. Raises NotFound when the dossier is gone."""
    require_administrator(actor)
    found: Due | None = world.get(Due, command.due_id)
    if found is None:
        return "nothing"
    if found.dossier_id is None:
        return _look(world, actor, command.due_id)
    case = CaseInHand(world, actor, world.lock_dossier(found.dossier_id))
    # Read again under the dossier's lock: another worker may have come first.
    row: Due | None = world.locked(Due, command.due_id)
    if row is None:
        return "nothing"
    world.remove(row)
    migration: RunMigration | None = world.get(RunMigration, row.node)
    turn: DossierMigration | None = world.locked(DossierMigration, (row.node, case.dossier.id))
    if migration is None or turn is None or migration.status != RUNNING or turn.status != WAITING:
        return "nothing"
    return _take_turn(case, migration, turn)


def _look(world: World, actor: Actor, due_id: str) -> str:
    take_turns(world)
    migration: RunMigration | None = world.locked(RunMigration, due_id)
    row: Due | None = world.locked(Due, due_id)
    if row is None:
        return "nothing"
    if migration is not None and migration.status == RUNNING and world.move_tallies(due_id).get(WAITING):
        row.due_at = world.now + LOOKED_AT_EVERY
        return "waits"
    if migration is not None and migration.status == RUNNING:
        finish(world, actor, migration)
    world.remove(row)
    return "done"


def _take_turn(case: CaseInHand, migration: RunMigration, turn: DossierMigration) -> str:
    turn.at = case.world.now
    try:
        if not target_offered(case.world, migration):
            raise Stays(NOT_OFFERED)
        judged = judge(case, migration)
    except Stays as stays:
        turn.status = STAYED
        turn.reason = {"text": stays.words.text, "values": dict(stays.words.values)}
        return STAYED
    turn.status, turn.before = MOVED, standing(case)
    _move(case, migration, judged)
    turn.after = standing(case)
    return MOVED


def standing(case: CaseInHand) -> dict[str, Any]:
    """Where a dossier stands, as a migration keeps it: version and open tasks."""
    open_now = [item for item in case.items if case.record and item.run_id == case.record.id]
    steps = [{"node": item.node, "label": item.label, "role": item.role} for item in open_now]
    return {"version": case.world.version(case.dossier.version_id).number, "steps": steps}


def _move(case: CaseInHand, migration: RunMigration, judged: Judged) -> None:
    """Put the dossier on the new version: nothing of its run is played, no date moves."""
    record = case.record
    assert record is not None
    dossier, new = case.dossier, case.world.version(migration.to_version_id)
    note = {"before": case.version.number, "after": new.number, "steps": _noted(judged)}
    dossier.version_id = record.version_id = new.id
    record.state = judged.state
    _rename(case, record, migration)
    for step in judged.steps:
        item, node = step.item, step.node
        item.label, item.kind, item.role, item.unit_id = node.name.vi, node.kind, node.lane.role, step.unit_id
        if not step.holder_stays:
            item.holder_id = item.held_at = None
    case.note("migrated", reason=migration.reason, migration=migration.id, **note)


def _noted(judged: Judged) -> list[dict[str, str]]:
    return [{"before": step.item.label, "after": step.node.name.vi} for step in judged.steps]


def _rename(case: CaseInHand, record: RunRecord, migration: RunMigration) -> None:
    """The nodes of tasks, those done included: who did a step stays known under its new name. Timers and
    the watch over tasks keep their moments."""
    rename, world = migration.rename, case.world
    items: list[WorkItem] = world.find(WorkItem, run_id=record.id)
    for item in items:
        item.node = rename.get(item.node, item.node)
        watch: Due | None = world.get(Due, item.id) if item.due_at is not None else None
        if watch is not None:
            watch.node = item.node
    timers: list[Due] = world.find(Due, run_id=record.id)
    for due in timers:
        due.timer_id, due.node = renamed_timer(due.timer_id, rename), rename.get(due.node, due.node)
