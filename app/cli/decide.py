"""``motcua decide``: ask a decision of a DMN file."""

import json
from decimal import Decimal
from pathlib import Path

import click

from app.cli.feel import as_plain
from processes.engine.decisions import DecisionError, DecisionFailed, Outcome, read_decisions


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("decision")
@click.option("--context", default="{}", help="JSON object with dossier, form and the inputs by name.")
def decide(file: Path, decision: str, context: str) -> None:
    """Ask DECISION (its id) of FILE; print its value and the rules that held."""
    try:
        names = json.loads(context, parse_float=Decimal)
    except ValueError as error:
        raise click.ClickException(f"The context is not JSON: {error}") from error
    if not isinstance(names, dict):
        raise click.ClickException("The context must be a JSON object.")
    click.echo(json.dumps(_asked(file, decision, names), ensure_ascii=False, default=as_plain))


def _asked(file: Path, decision: str, names: dict[str, object]) -> dict[str, object]:
    try:
        outcome: Outcome = read_decisions(file.read_bytes()).evaluate(decision, names)
    except DecisionError as error:
        place = f"{file.name}:{error.line}" if error.line else file.name
        raise click.ClickException(f"{place}: {error.text} {error.remedy}") from error
    except DecisionFailed as failed:
        raise click.ClickException(str(failed.text)) from failed
    return {"value": outcome.value, "rules": outcome.rules}
