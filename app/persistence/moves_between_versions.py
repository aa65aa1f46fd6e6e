"""Rows of migrations by the thousand: written and counted in one statement each."""

from sqlalchemy import func, insert, literal, select
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.procedures import dossier_migration
from app.persistence.tables.work import run
from processes.domain.dossier.statuses import ENDED, Status
from processes.domain.migrating import MOVED, WAITING, RunMigration


def plan_moves(session: Session, migration: RunMigration) -> int:
    """A waiting row for each dossier that runs on the version left; returns how many. Of a migration that
    takes another back, those only that the other one moved."""
    empty = literal({}, JSON)
    runs = (run.c.kind == "main", run.c.version_id == migration.from_version_id, run.c.finished_at.is_(None))
    chosen = (
        select(literal(migration.id), dossier.c.id, literal(WAITING), empty, empty, empty)
        .join(run, run.c.dossier_id == dossier.c.id)
        .where(*runs, dossier.c.status.not_in((*ENDED, Status.DRAFT)))
    )
    if migration.undo_of is not None:
        earlier = dossier_migration.alias("earlier")
        moved = (earlier.c.migration_id == migration.undo_of, earlier.c.status == MOVED)
        chosen = chosen.join(earlier, earlier.c.dossier_id == dossier.c.id).where(*moved)
    columns = ["migration_id", "dossier_id", "status", "reason", "before", "after"]
    session.execute(insert(dossier_migration).from_select(columns, chosen))
    return move_tallies(session, migration.id).get(WAITING, 0)


def waiting_moves(session: Session, migration_id: str) -> list[str]:
    """The dossiers of a migration whose turn has not come, in order."""
    at = dossier_migration.c
    query = select(at.dossier_id).where(at.migration_id == migration_id, at.status == WAITING)
    return list(session.scalars(query.order_by(at.dossier_id)))


def move_tallies(session: Session, migration_id: str) -> dict[str, int]:
    """How many dossiers of a migration there are, by status."""
    at = dossier_migration.c
    query = select(at.status, func.count()).where(at.migration_id == migration_id).group_by(at.status)
    return {row[0]: row[1] for row in session.execute(query)}
