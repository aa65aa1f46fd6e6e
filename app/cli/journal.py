"""``motcua verify-journal``: walk every dossier's chain of hashes."""

import sys

import click
from sqlalchemy.orm import Session

from app.cli.running import app_for_commands
from app.queries.journal_check import Break, check_journals
from app.services import services

SAYS = {
    "altered": "Dossier {id}: entry {seq} ({kind}) was altered.",
    "cut": "Dossier {id}: entries after {seq} are missing.",
    "lost": "Dossier {id}: its entries are missing.",
}


@click.command("verify-journal")
def verify_journal() -> None:
    """Say whether the journal is whole, or name the first row that is not."""
    app = app_for_commands(upgrade=False)
    with app.app_context(), services().transactions.read() as session:
        problem, entries = verify(session)
    if problem:
        click.echo(problem)
        sys.exit(1)
    click.echo(f"The journal is whole: {entries} entries.")


def verify(session: Session) -> tuple[str | None, int]:
    """The first break in words (None when whole) and the number of entries looked at."""
    checked = check_journals(session)
    return (_words(checked.breaks[0]) if checked.breaks else None), checked.entries


def _words(found: Break) -> str:
    return SAYS[found.why].format(id=found.dossier_id, seq=found.seq, kind=found.kind)
