"""``motcua due FILE``: run a file of working-time vectors."""

import json
import sys
from pathlib import Path

import click

from processes.domain.working_time import VectorFileBroken, run_vectors


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def due(file: Path) -> None:
    """Compute every deadline of FILE and compare it with what the file expects."""
    try:
        report = run_vectors(json.loads(file.read_text("utf-8")))
    except (ValueError, VectorFileBroken) as error:
        raise click.ClickException(f"{file.name}: {error}") from error
    for failure in report.failures:
        click.echo(f"{failure.id}: expected {failure.expected}, got {failure.got}")
    click.echo(f"{report.passed} passed, {len(report.failures)} failed")
    sys.exit(1 if report.failures else 0)
