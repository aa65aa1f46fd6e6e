"""Bringing a database to the present schema."""

from pathlib import Path

from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate, upgrade

from app.persistence.database import db

MIGRATIONS = Path(__file__).parent / "migrations"

migrate = Migrate(directory=str(MIGRATIONS))


def attach(app: Flask) -> None:
    """Let Alembic know the app's database."""
    migrate.init_app(app, db)


def upgrade_schema(app: Flask) -> None:
    """Run every migration that has not run yet."""
    with app.app_context():
        upgrade(directory=str(MIGRATIONS))


def known_revisions() -> tuple[str, ...]:
    """Every revision that this version knows, the newest first."""
    return tuple(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
