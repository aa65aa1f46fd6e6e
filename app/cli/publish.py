"""``motcua publish FILE…``: put diagrams in force as the operator of the machine."""

import sys
from pathlib import Path

import click

from app.bundles import Bundle, read_bundle, read_tables
from app.cli.check import as_line
from app.cli.needs import say_needs
from app.cli.running import app_for_commands
from app.diagrams import check_source, errors_of, put_all_in_force, put_in_force
from app.services import Services, services
from processes.actions.refusals import DiagramNotInOrder
from processes.domain.access import SYSTEM
from processes.domain.organisation import ProcedureRecord, ProcedureVersion


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--report", is_flag=True, help="Only say what they need and whether it is here.")
def publish(files: tuple[Path, ...], report: bool) -> None:
    """Put diagrams in force (.bpmn, or .zip with the .dmn files of one), all of them or none.

    A .dmn file beside them counts for every diagram. The exit code is 1 when one has errors, with --report
    when something is not here.
    """
    app = app_for_commands()
    with app.app_context():
        bundles = read_files(files)
        if report:
            complete = [say_needs(services(), bundle) for bundle in bundles]
            sys.exit(0 if all(complete) else 1)
        if not _in_order(services(), files, bundles):
            sys.exit(1)
        for bundle, version in zip(bundles, put_all_in_force(services(), SYSTEM, bundles), strict=True):
            click.echo(in_force(bundle.name, version))


def read_files(files: tuple[Path, ...]) -> list[Bundle]:
    """The diagrams among ``files``, each with the tables beside them and those of its own zip.

    Raises BundleRefused.
    """
    tables = read_tables({file.name: file.read_bytes() for file in files if _is_table(file)})
    bundles = [read_bundle(file.name, file.read_bytes()) for file in files if not _is_table(file)]
    if not bundles:
        raise click.UsageError("There is no diagram among the files.")
    return [Bundle(one.name, one.source, {**tables, **one.decisions}) for one in bundles]


def publish_file(file: Path) -> bool:
    """Put one diagram in force and say so; False when it has errors."""
    try:
        version = put_in_force(services(), SYSTEM, file.read_bytes())
    except DiagramNotInOrder as refusal:
        click.echo(f"{file.name}: skipped, it has errors", err=True)
        for finding in refusal.findings:
            click.echo("  " + as_line(file, finding), err=True)
        return False
    click.echo(in_force(file.name, version))
    return True


def in_force(name: str, version: ProcedureVersion) -> str:
    """What became of a file; the diagram of a version that was replaced changes nothing."""
    with services().transactions.read() as session:
        record = session.get(ProcedureRecord, version.procedure_code)
    told = "is in force" if record and record.version_id == version.id else "is known and not in force"
    return f"{name}: {version.procedure_code} version {version.number} {told}"


def _in_order(at_hand: Services, files: tuple[Path, ...], bundles: list[Bundle]) -> bool:
    """Whether no diagram has errors; those that have are named."""
    wrong = 0
    models = at_hand.settings.models
    for file, bundle in zip([file for file in files if not _is_table(file)], bundles, strict=True):
        for finding in errors_of(check_source(bundle.source, models, bundle.decisions)):
            wrong += 1
            click.echo(as_line(file, finding), err=True)
    if wrong:
        click.echo("Nothing was put in force: mend the errors above first.", err=True)
    return not wrong


def _is_table(file: Path) -> bool:
    return file.suffix.casefold() == ".dmn"
