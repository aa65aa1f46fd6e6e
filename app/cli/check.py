"""``motcua check FILE…``: say what is wrong with diagrams."""

import json
import sys
from pathlib import Path

import click

from app.diagrams import check_source, errors_of
from app.settings import read_settings
from processes.checks import Finding


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of findings.")
def check(files: tuple[Path, ...], as_json: bool) -> None:
    """Check diagrams; exit 0 without errors, 1 with."""
    models = read_settings().models
    found = [(file, finding) for file in files for finding in check_source(file.read_bytes(), models)]
    if as_json:
        rows = [as_data(file, finding) for file, finding in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for file, finding in found:
            click.echo(as_line(file, finding))
    sys.exit(1 if errors_of([finding for _, finding in found]) else 0)


def as_data(file: Path, finding: Finding) -> dict[str, object]:
    """A finding as plain data."""
    return {
        "file": str(file),
        "rule": finding.rule,
        "severity": finding.severity,
        "element": finding.element,
        "line": finding.line,
        "message": str(finding.message),
        "remedy": str(finding.remedy),
    }


def as_line(file: Path, finding: Finding) -> str:
    """A finding on one line: file, line, severity, element, what is wrong and how to mend it."""
    where = f"{file}:{finding.line}" if finding.line else str(file)
    element = f" [{finding.element}]" if finding.element else ""
    return f"{where}: {finding.severity}{element} {finding.message} {finding.remedy} ({finding.rule})"
