"""``motcua verify-journal``: walk every chain of hashes and compare them with the daily seals."""

import sys

import click
from sqlalchemy.orm import Session

from app.cli.running import app_for_commands
from app.queries.journal_check import Break, Checked, check_journals
from app.services import services

SAYS = {
    "altered": "Dossier {id}: entry {seq} ({kind}, {day}) was altered.",
    "cut": "Dossier {id}: entries after {seq} are missing.",
    "lost": "Dossier {id}: its entries are missing.",
    "office": "Journal of the office: entry {seq} ({kind}, {day}) was altered.",
    "seal": "Seal of {kind}: what was sealed that day is not what stands there now.",
}


@click.command("verify-journal")
def verify_journal() -> None:
    """Say whether the journals are whole, or name the first row that is not."""
    app = app_for_commands(upgrade=False)
    with app.app_context(), services().transactions.read() as session:
        checked = check_journals(session)
    if problem := _problem(checked):
        click.echo(problem)
        sys.exit(1)
    office, seals = checked.office_entries, checked.seals
    click.echo(f"The journal is whole: {checked.entries} entries, {office} of the office, {seals} seals.")
    if seal := checked.last_seal:
        click.echo(f"Last seal: {seal.day} {seal.sha256}")


def verify(session: Session) -> tuple[str | None, int]:
    """The first break in words (None when whole) and the number of entries looked at."""
    checked = check_journals(session)
    return _problem(checked), checked.entries


def _problem(checked: Checked) -> str | None:
    return _words(checked.breaks[0]) if checked.breaks else None


def _words(found: Break) -> str:
    day = found.at.date() if found.at else ""
    return SAYS[found.why].format(id=found.dossier_id, seq=found.seq, kind=found.kind, day=day)
