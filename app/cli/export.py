"""``motcua export CODE``: a version with all it needs, as a .zip for another installation."""

from pathlib import Path

import click

from app.cli.running import app_for_commands
from app.exports import export_numbered
from app.services import services
from processes.domain.errors import NotFound


@click.command()
@click.argument("code")
@click.option("--version", "number", type=int, help="Its number; without, the one in force.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
def export(code: str, number: int | None, output: Path) -> None:
    """Write the procedure CODE with its blocks, shared forms and decision tables."""
    app = app_for_commands()
    with app.app_context():
        try:
            content = export_numbered(services(), code, number)
        except NotFound as error:
            raise click.ClickException(f"There is no such version of {code} here.") from error
    try:
        with open(output, "xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise click.ClickException(f"{output} is there already; choose another name.") from error
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from error
    click.echo(f"{output}: {len(content)} bytes")
