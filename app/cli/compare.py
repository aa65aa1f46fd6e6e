"""``motcua compare OLD NEW``: what differs between two diagrams."""

from pathlib import Path

import click

from app.bundles import read_bundle
from app.diagrams import expand_source
from app.settings import read_settings
from processes.engine.diagram import DiagramError
from processes.engine.difference import Change, Drawn, difference

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
def compare(old: Path, new: Path) -> None:
    """Print what was added (+), removed (-), changed (~) and moved (>); a zip brings its tables."""
    models = read_settings().models
    found = difference(_drawn(old, models), _drawn(new, models))
    for change in found:
        click.echo(as_line(change))
        for field in change.fields if change.kind == "changed" else ():
            click.echo(f"    {field.path}: {field.before!r} -> {field.after!r}")
    click.echo(f"{len(found)} differences")


def _drawn(file: Path, models: Path) -> Drawn:
    """The diagram with its blocks. Raises a sentence for a file that cannot be read."""
    bundle = read_bundle(file.name, file.read_bytes())
    try:
        return Drawn(bundle.source, expand_source(bundle.source, models, bundle.decisions).xml)
    except DiagramError as error:
        raise click.ClickException(f"{file}: {error.text}") from error


def as_line(change: Change) -> str:
    """A difference on one line."""
    inside = f" in {change.inside}" if change.inside else ""
    name = f" “{change.name}”" if change.name and change.name != change.id else ""
    return f"{SIGNS[change.kind]} {change.part} {change.sort} {change.id}{name}{inside}".replace("  ", " ")
