"""``motcua feel``: evaluate an expression, or run a file of cases."""

import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import click

from forms.feel import FeelError, compile_expression
from forms.feel.cases import run_cases


@click.command()
@click.argument("expression", required=False)
@click.option("--context", default="{}", help="JSON object with the names the expression may read.")
@click.option(
    "--cases", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file of cases."
)
def feel(expression: str | None, context: str, cases: Path | None) -> None:
    """Evaluate EXPRESSION, or run a file of cases with --cases."""
    if cases is not None:
        _run_cases(cases)
    elif expression is None:
        raise click.UsageError("Give an EXPRESSION, or a file with --cases.")
    else:
        _evaluate(expression, context)


def _evaluate(expression: str, context: str) -> None:
    try:
        names = json.loads(context, parse_float=Decimal)
    except ValueError as error:
        raise click.ClickException(f"The context is not JSON: {error}") from error
    if not isinstance(names, dict):
        raise click.ClickException("The context must be a JSON object.")
    try:
        value = compile_expression(expression, names=names.keys()).evaluate(names)
    except FeelError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(value, ensure_ascii=False, default=as_plain))


def as_plain(value: object) -> object:
    """A FEEL value as JSON knows it; what it does not know becomes a text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _run_cases(file: Path) -> None:
    try:
        report = run_cases(json.loads(file.read_text("utf-8")))
    except ValueError as error:
        raise click.ClickException(f"{file.name} is not JSON: {error}") from error
    for name, reason in report.failures:
        click.echo(f"{name}: {reason}")
    click.echo(f"{report.passed} passed, {report.failed} failed, {report.refused} refused")
    sys.exit(1 if report.failed else 0)
