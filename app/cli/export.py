"""``motcua export CODE``: a version with all it needs, as a .zip for another installation."""

from pathlib import Path

import click

from app.cli.running import app_for_commands
from app.exports import export_numbered
from app.services import services


@click.command()
@click.argument("code")
@click.option("--version", "number", type=int, help="Its number; without, the one in force.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def export(code: str, number: int | None, output: Path) -> None:
    """Write the procedure CODE with its blocks, shared forms and decision tables."""
    app = app_for_commands()
    with app.app_context():
        content = export_numbered(services(), code, number)
    try:
        with open(output, "xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise click.ClickException(f"{output} is there already; choose another name.") from error
    click.echo(f"{output}: {len(content)} bytes")
