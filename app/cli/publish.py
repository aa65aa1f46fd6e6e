"""``motcua publish FILE…``: put diagrams in force as the operator of the machine."""

import sys
from pathlib import Path

import click

from app.cli.check import as_line
from app.cli.running import app_for_commands
from app.diagrams import put_in_force
from app.services import services
from processes.actions.refusals import DiagramNotInOrder
from processes.domain.access import SYSTEM


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def publish(files: tuple[Path, ...]) -> None:
    """Put diagrams in force; one with errors is named and skipped, and the exit code is 1."""
    app = app_for_commands()
    with app.app_context():
        results = [publish_file(file) for file in files]
    sys.exit(0 if all(results) else 1)


def publish_file(file: Path) -> bool:
    """Put one diagram in force and say so; False when it has errors."""
    try:
        version = put_in_force(services(), SYSTEM, file.read_bytes())
    except DiagramNotInOrder as refusal:
        click.echo(f"{file.name}: skipped, it has errors", err=True)
        for finding in refusal.findings:
            click.echo("  " + as_line(file, finding), err=True)
        return False
    click.echo(f"{file.name}: {version.procedure_code} version {version.number} is in force")
    return True
