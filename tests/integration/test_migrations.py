"""The migrations make exactly the tables that the code knows, and can be taken back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
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
