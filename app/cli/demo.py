"""``motcua demo``: make the demo commune in this installation."""

import click

from app.cli.running import app_for_commands
from app.demo.commune import make_commune
from app.services import services


@click.command()
def demo() -> None:
    """Make the demo units, people, calendar and accounts (only on a loopback address)."""
    app = app_for_commands()
    with app.app_context():
        at_hand = services()
        if not at_hand.settings.is_loopback:
            raise click.ClickException("Demo accounts exist only on a loopback address.")
        made = make_commune(at_hand)
    click.echo("The demo commune is ready." if made else "The demo commune was there already.")
