"""``motcua init``: prepare an installation and ask for its first administrator."""

from pathlib import Path

import click

from app.cli.running import app_for_commands
from app.installation import Beginning, install
from app.services import services
from processes.actions.faults import BadInput
from processes.domain.errors import Refusal


@click.command()
@click.option("--agency", prompt="Name of the agency")
@click.option("--code", prompt="Its identification code (such as H31.40)")
@click.option("--name", prompt="Name of the first administrator")
@click.option("--username", prompt="User name of the administrator")
@click.option("--email", help="E-mail address of the administrator; asked for with the password.")
@click.option("--password", help="Better: --password-file, or type it when asked.")
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file whose first line is the password.",
)
def init(
    agency: str,
    code: str,
    name: str,
    username: str,
    email: str | None,
    password: str | None,
    password_file: Path | None,
) -> None:
    """Bring the schema up to date and make the first unit with its calendar and administrator."""
    if password_file is not None:
        password = first_line(password_file)
    if password is None:
        email = click.prompt("E-mail address (may stay empty)", default="") if email is None else email
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    beginning = Beginning(
        agency.strip(), code.strip(), name.strip(), username, password, (email or "").strip()
    )
    app = app_for_commands()
    with app.app_context():
        site = services().settings.public_url
        try:
            install(services(), beginning)
        except Refusal as refusal:
            raise click.ClickException(in_words(refusal)) from refusal
    click.echo(f"Ready. Start with: motcua run; log in as {username} at {site}/dang-nhap.")
    click.echo(f"What is still missing is on {site}/quan-tri/bat-dau.")


def first_line(file: Path) -> str:
    """The password of a file."""
    lines = file.read_text("utf-8").splitlines()
    return lines[0] if lines else ""


def in_words(refusal: Refusal) -> str:
    """What was refused; every field that is wrong by its name."""
    return str(refusal) if isinstance(refusal, BadInput) else str(refusal.text)
