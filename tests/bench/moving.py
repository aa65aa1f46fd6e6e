"""A thousand running dossiers go over to another version."""

from collections.abc import Iterator

from desk import Desk
from diagram_maker import procedure
from sqlalchemy import func, select

from app.diagrams import put_in_force
from app.persistence.database import db
from app.queries.due import Lane
from app.services import services
from bench.figures import Figure, seconds
from bench.place import Place, accepted, publish_made
from bench.rows import multiply
from bench.worker import MANY, until_done
from processes.actions.migrations import (
    PlanMigration,
    StartMigration,
    plan_migration,
    start_migration,
)
from processes.domain.access import SYSTEM
from processes.domain.migrating import DossierMigration
from processes.domain.organisation import ProcedureVersion
from processes.engine.runs import correspond

CODE = "9.400001"
MOST_SECONDS = 60
MOVING = Lane("moving", kinds=("migration",))


def figures(place: Place) -> Iterator[Figure]:
    """Planned, started, and every dossier moved by the rounds of one worker."""
    with place.desk("moving") as desk:
        yield Figure("migrate_1000_s", move_many(desk), "s", MOST_SECONDS)


def move_many(desk: Desk, many: int = MANY) -> float:
    """Seconds until as many dossiers as ``many`` have moved."""
    publish_made(desk, CODE, 2)
    first = accepted(desk, CODE)
    with db.engine.begin() as connection:
        multiply(connection, first, many - 1)
    put_in_force(services(desk.app), SYSTEM, procedure(CODE, middle=3))
    spent = seconds(_move, desk)
    with desk.transactions.read() as session:
        query = select(func.count()).select_from(DossierMigration).where(DossierMigration.status == "moved")
        assert session.scalar(query) == many
    return spent


def _move(desk: Desk) -> None:
    with desk.transactions.read() as session:
        query = select(ProcedureVersion).filter_by(procedure_code=CODE).order_by(ProcedureVersion.number)
        old, new = session.scalars(query)
        pair = [desk.transactions.versions.take(session, version.id).spec for version in (old, new)]
    rename = dict(correspond(*pair).rename)
    asked = PlanMigration(CODE, old.id, new.id, rename, "Đo tốc độ")
    planned = desk.perform(plan_migration, SYSTEM, asked)
    desk.perform(start_migration, SYSTEM, StartMigration(planned.id))
    until_done(desk, MOVING)
