"""Alembic's environment: runs the migrations on the engine of the current app."""

from alembic import context
from alembic.migration import MigrationContext
from flask import current_app
from sqlalchemy import text

from app.persistence import tables  # noqa: F401
from app.persistence.database import metadata
from app.persistence.postgres import wait_for_other_migrations


def _settle(ctx: MigrationContext, **_: object) -> None:
    """PostgreSQL alters no table while references of rows written before are still to be looked at."""
    if ctx.connection is not None and ctx.dialect.name == "postgresql":
        ctx.connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))


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
            on_version_apply=_settle,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
