"""``motcua restore FILE``: fill an empty installation from a backup."""

from pathlib import Path

import click

from app.backup.manifest import Manifest
from app.backup.refusals import BackupRefused
from app.backup.restore import restore_backup
from app.persistence.database import db
from app.persistence.schema import upgrade_schema
from app.services import real_clock
from app.settings import Settings, read_settings
from app.web.factory import create_app


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--even-if-broken", is_flag=True, help="Restore although a journal does not fit its chain.")
def restore(file: Path, even_if_broken: bool) -> None:
    """Restore FILE into this installation, which must be empty and at rest."""
    settings = read_settings()
    try:
        manifest = restore_backup(settings, file, upgrade, real_clock(), even_if_broken)
    except BackupRefused as refused:
        raise click.ClickException(str(refused)) from refused
    for line in told(manifest):
        click.echo(line)


def upgrade(settings: Settings) -> None:
    """Bring the database of ``settings`` to the present schema."""
    app = create_app(settings)
    upgrade_schema(app)
    with app.app_context():
        db.engine.dispose()


def told(manifest: Manifest) -> list[str]:
    """What is there now, and what to do next."""
    lines = [f"Restored: {manifest.dossiers} dossiers, {manifest.files} files, as of {manifest.made_at}."]
    if not manifest.secrets:
        lines.append("The backup had no keys: everybody logs in again, second factors are set up anew.")
    return [*lines, "Start with: motcua run"]
