"""``motcua upgrade``: the database of this installation brought to the present schema, and nothing else."""

import click

from app.cli.running import app_for_commands
from app.persistence.schema import known_revisions


@click.command()
def upgrade() -> None:
    """Bring the database to the present schema; where a role of its own may do that, run it as that role."""
    app_for_commands()
    click.echo(f"Schema {known_revisions()[0]}.")
