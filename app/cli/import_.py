"""``motcua import FILE``: an exported procedure becomes a drawing of a designer here."""

from pathlib import Path

import click
from sqlalchemy import select

from app.cli.running import app_for_commands
from app.diagrams import shared_parts
from app.imports import Casting, ImportReport, as_drawing, read_export, report_of
from app.persistence.accounts import Account
from app.persistence.actors import read_officer
from app.services import Services, services
from processes.actions.drafting import create_draft
from processes.domain.access import Actor
from processes.domain.dossier.codes import day_of


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "username", required=True, help="The designer or administrator whose drawing it is.")
@click.option("--role", "roles", multiple=True, metavar="THERE=HERE", help="Another role in the lanes.")
@click.option("--slot", "slots", multiple=True, metavar="THERE=HERE", help="Another slot in the lanes.")
@click.option("--expanded", is_flag=True, help="Take its blocks as they were there.")
@click.option("--report", is_flag=True, help="Only say what differs here.")
def import_(
    file: Path, username: str, roles: tuple[str, ...], slots: tuple[str, ...], expanded: bool, report: bool
) -> None:
    """Make a drawing of FILE; it is handed in and approved like any other."""
    casting = Casting(_pairs(roles), _pairs(slots), expanded)
    app = app_for_commands()
    with app.app_context():
        at_hand = services()
        exported = read_export(file.read_bytes())
        for line in lines_of(report_of(exported, casting, shared_parts(at_hand.settings.models))):
            click.echo(line)
        if not report:
            designer = _designer(at_hand, username)
            made = at_hand.transactions.perform(create_draft, designer, as_drawing(exported, casting))
            click.echo(f"{file.name}: {made.procedure_code} is a drawing now: /thiet-ke/ban-ve/{made.id}")


def lines_of(report: ImportReport) -> list[str]:
    """A report, a line each."""
    lines = [f"missing here: {kind} {name}" for kind, name in report.missing]
    lines += [f"other here than there: {kind} {name}" for kind, name in report.differing]
    lines += [f"kept as it is in blocks: {name}" for name in report.blocks_kept]
    return [*lines, "the same diagram as there" if report.same else "not the same diagram as there"]


def _designer(at_hand: Services, username: str) -> Actor:
    with at_hand.transactions.read() as session:
        account = session.scalars(select(Account).filter_by(username=username)).first()
        if account is None or account.officer_id is None:
            raise click.BadParameter(f"There is no officer {username}.", param_hint="--as")
        return read_officer(session, account.officer_id, day_of(at_hand.clock()))


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    split = [pair.partition("=") for pair in given]
    for there, equals, here in split:
        if not (there and equals and here):
            raise click.BadParameter("Write it as THERE=HERE.")
    return {there: here for there, _, here in split}
