"""``motcua verify-journal``: walk every dossier's chain of hashes."""

import sys
from itertools import groupby

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.running import app_for_commands
from app.persistence.tables.dossiers import dossier
from app.services import services
from processes.domain.dossier.journal import JournalEntry, first_break


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
    heads = {row.id: (row.journal_seq, row.journal_head) for row in session.execute(_heads())}
    count = 0
    query = select(JournalEntry).order_by(JournalEntry.dossier_id, JournalEntry.seq)  # type: ignore[arg-type]
    rows = session.scalars(query.execution_options(yield_per=1000))
    for dossier_id, group in groupby(rows, key=lambda entry: entry.dossier_id):
        entries = list(group)
        count += len(entries)
        broken = first_break(entries)
        if broken is not None:
            return f"Dossier {dossier_id}: entry {broken.seq} ({broken.kind}) was altered.", count
        if heads.pop(dossier_id, None) != (entries[-1].seq, entries[-1].sha256):
            return f"Dossier {dossier_id}: entries after {entries[-1].seq} are missing.", count
    lost = [name for name, (seq, _) in heads.items() if seq]
    return (f"Dossier {lost[0]}: its entries are missing." if lost else None), count


def _heads() -> object:
    return select(dossier.c.id, dossier.c.journal_seq, dossier.c.journal_head)
