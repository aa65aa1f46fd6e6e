"""The migrations make exactly the tables that the code knows, and can be taken back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from desk import Desk
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app.persistence.database import db, metadata
from app.persistence.schema import MIGRATIONS


def test_the_migrated_schema_is_that_of_the_code(app):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_can_be_taken_back_and_run_again(app):
    downgrade(directory=str(MIGRATIONS), revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    upgrade(directory=str(MIGRATIONS))
    assert set(metadata.tables) <= set(inspect(db.engine).get_table_names())


def test_what_is_kept_goes_back_and_forth(app, clock):
    """An installation at work is brought up to date: no row is lost, no reference broken."""
    desk = Desk(app, clock)
    dossier_id = desk.file_household_business().id
    kept = ("account", "dossier", "run", "work_item", "journal", "party", "payment", "procedure_version")
    before = {table: count(table) for table in kept}
    downgrade(directory=str(MIGRATIONS), revision="0003")
    assert {table: count(table) for table in kept} == before
    upgrade(directory=str(MIGRATIONS))
    assert {table: count(table) for table in kept} == before
    if db.engine.dialect.name == "sqlite":
        # PostgreSQL looks at every reference before it keeps a migration.
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert desk.dossier(dossier_id).status == "submitted"
    desk.complete("bao", dossier_id, "intake__check", "refuse", note="Hồ sơ không thuộc thẩm quyền")
    assert desk.dossier(dossier_id).status == "refused"


def count(table):
    with db.engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
