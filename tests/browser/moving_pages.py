"""The pages that move running dossiers to another version; planned and begun as an administrator would."""

from office_pages import SHOP, shown, wrong
from sqlalchemy import select

from processes.actions.migrations import (
    PlanMigration,
    StartMigration,
    plan_migration,
    start_migration,
)
from processes.domain.dossier.work import Due
from processes.domain.organisation import ProcedureVersion
from processes.engine.runs import correspond
from workers.jobs import tick

WHY = "Thông tư 05/2026/TT-BTP có hiệu lực từ ngày 01/12/2026, hồ sơ đang giải quyết theo quy trình mới"
AT = f"/quan-tri/thu-tuc/{SHOP}/chuyen-ban"
MOVING = {
    "admin.migrations": shown("nam", AT),
    "admin.migrations - leaving": shown("nam", f"{AT}?leaving=1"),
    "admin.plan_move - errors": wrong("nam", f"{AT}?leaving=1"),
    "admin.migration - planned": lambda town: town.open("nam", f"{AT}/{town.office.moves[0]}"),
    "admin.migration": lambda town: town.open("nam", f"{AT}/{town.office.moves[1]}?list=moved"),
    "admin.migration - running": lambda town: town.open("nam", f"{AT}/{town.office.moves[2]}"),
    "admin.stop_moving - errors": lambda town: wrong("nam", f"{AT}/{town.office.moves[2]}")(town),
}


def move_dossiers(office):
    """One migration that is planned only, one that the worker has begun, one that stands still midway."""
    with office.desk.transactions.read() as session:
        query = select(ProcedureVersion).filter_by(procedure_code=SHOP).order_by(ProcedureVersion.number)
        old, new = session.scalars(query.limit(2))
        specs = [office.desk.transactions.versions.take(session, one.id).spec for one in (old, new)]
    asked = PlanMigration(SHOP, old.id, new.id, dict(correspond(*specs).rename), WHY)
    office.moves = [office.does(plan_migration, asked).id for _ in range(3)]
    for id_ in office.moves[1:]:
        office.does(start_migration, StartMigration(id_))
    office.does(keep_from_worker, office.moves[2])
    tick(office.desk.app)


def keep_from_worker(world, actor, migration_id):
    """No worker ever comes to it."""
    for row in world.find(Due, node=migration_id):
        world.remove(row)
