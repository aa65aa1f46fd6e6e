"""Alembic's environment: runs the migrations on the engine of the current app."""

from alembic import context
from flask import current_app

from app.persistence import tables  # noqa: F401
from app.persistence.database import metadata
from app.persistence.postgres import wait_for_other_migrations


def run() -> None:
    """Migrate inside one transaction."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        wait_for_other_migrations(connection)
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            user_module_prefix="app.persistence.database.",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
