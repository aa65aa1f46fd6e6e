"""``motcua check FILE…``: say what is wrong with diagrams."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from app.bundles import Bundle
from app.cli.files_to_check import read_all
from app.cli.language import LANGUAGES, Say, speaker
from app.cli.needs import need_line, needs_of
from app.diagrams import check_source, errors_of, proposals_for
from app.findings_data import finding_data, proposal_data
from app.settings import read_settings
from forms.messages import message
from processes.checks import Finding
from processes.checks.proposals import Proposal

PROPOSALS = message("Đề xuất, đọc từ phần viết cho phần mềm khác; không có gì được tự áp dụng:")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of findings and proposals.")
@click.option("--needs", is_flag=True, help="Say, too, which blocks, forms, tables, roles … they need.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="The language of the sentences.")
def check(files: tuple[Path, ...], as_json: bool, needs: bool, lang: str) -> None:
    """Check diagrams: .bpmn files, .zip files with one, folders.

    A .dmn file among them is a decision table for every diagram. The exit code is 0 without errors, 1 with
    errors (warnings and hints do not count), and 2 where a file cannot be opened: then nothing was checked.
    """
    say, models = speaker(lang), read_settings().models
    bundles = read_all(files, say)
    found = [
        (path, one) for path, each in bundles for one in check_source(each.source, models, each.decisions)
    ]
    offered = list(_offered(bundles, models))
    if as_json:
        rows = [as_data(*each, say) for each in found] + [as_offer(*each, say) for each in offered]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(found, offered, say)
        for path, bundle in bundles if needs else ():
            for need in needs_of(bundle, models).needs:
                click.echo(f"{path}: {need_line(need)}")
    sys.exit(1 if errors_of([finding for _, finding in found]) else 0)


def _offered(bundles: list[tuple[Path, Bundle]], models: Path) -> Iterator[tuple[Path, Proposal]]:
    return ((path, one) for path, each in bundles for one in proposals_for(each.source, models))


def _print(found: list[tuple[Path, Finding]], offered: list[tuple[Path, Proposal]], say: Say) -> None:
    for file, finding in found:
        click.echo(as_line(file, finding, say))
    if offered:
        click.echo("\n" + say(PROPOSALS))
    for file, proposal in offered:
        click.echo(as_offer_line(file, proposal, say))


def as_data(file: Path, finding: Finding, say: Say = str) -> dict[str, object]:
    """A finding as plain data."""
    return {"file": str(file), **finding_data(finding, say)}


def as_offer(file: Path, proposal: Proposal, say: Say) -> dict[str, object]:
    """A proposal as plain data: the severity tells it from a finding."""
    said = proposal_data(proposal, say)
    return {"file": str(file), "rule": said.pop("kind"), "severity": "proposal", **said}


def as_line(file: Path, finding: Finding, say: Say = str) -> str:
    """A finding on one line: file, line, severity, element, what is wrong and how to mend it."""
    said = f"{say(finding.message)} {say(finding.remedy)}"
    return f"{_where(file, finding)} {finding.severity}{_element(finding)} {said} ({finding.rule})"


def as_offer_line(file: Path, proposal: Proposal, say: Say) -> str:
    """A proposal on one line: file, line, kind, element, what stands there, what it could be."""
    draft = f" → {proposal.draft}" if proposal.draft else ""
    said = f"{proposal.stands} | {say(proposal.message)}{draft}"
    return f"{_where(file, proposal)} {proposal.kind}{_element(proposal)} {said}"


def _where(file: Path, found: Finding | Proposal) -> str:
    return f"{file}:{found.line}:" if found.line else f"{file}:"


def _element(found: Finding | Proposal) -> str:
    return f" [{found.element}]" if found.element else ""
