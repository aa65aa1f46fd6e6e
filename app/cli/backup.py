"""``motcua backup FILE``: everything of this installation in one file, while it goes on working."""

from pathlib import Path

import click

from app.backup.refusals import BackupRefused
from app.backup.write import Made, Wish, make_backup
from app.services import real_clock, services
from app.settings import read_settings
from app.web.factory import create_app


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-secrets", is_flag=True, help="Put the keys of this installation in, too.")
@click.option("--even-if-broken", is_flag=True, help="Keep the data although a journal does not fit.")
def backup(file: Path, with_secrets: bool, even_if_broken: bool) -> None:
    """Write a backup to FILE and read it back; it may be made at any time."""
    settings = read_settings()
    app = create_app(settings)
    wish = Wish(file, real_clock(), with_secrets, even_if_broken)
    with app.app_context():
        try:
            made = make_backup(settings, services().files, wish)
        except BackupRefused as refused:
            raise click.ClickException(str(refused)) from refused
    for line in told(made, file, with_secrets):
        click.echo(line)


def told(made: Made, file: Path, with_secrets: bool) -> list[str]:
    """What was kept, and what was not."""
    kept = made.manifest
    lines = [
        f"{file.name}: {kept.dossiers} dossiers, {kept.accounts} accounts, {kept.files} files, "
        f"{made.size} bytes. Read back and whole."
    ]
    if not kept.journal_whole:
        lines.append("A journal does not fit its chain: restoring needs --even-if-broken.")
    if with_secrets:
        lines.append("It holds the keys of this installation: keep it as you keep them.")
    else:
        lines.append(
            "Not in it: the keys of this installation (secret_key, payment_secret). Without them everybody "
            "logs in again and second factors are set up anew; --with-secrets puts them in."
        )
    return lines
