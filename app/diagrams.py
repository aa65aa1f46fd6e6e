"""Diagrams from files: the shared parts around them, the checker, and putting them in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.services import Services
from forms.library import load_library
from processes.actions.publication import Publish, publish
from processes.checks import Finding, check
from processes.domain.access import Actor
from processes.domain.organisation import ProcedureVersion
from processes.engine.diagram import Blocks, Expanded, Library, expand, read_blocks


@dataclass(frozen=True)
class Parts:
    """What diagrams share: blocks and forms of the library."""

    blocks: Blocks
    library: Library


@cache
def shared_parts(models: Path) -> Parts:
    """The shared parts of a folder of models."""
    return Parts(read_blocks(models / "blocks"), load_library())


def check_source(source: bytes, models: Path) -> list[Finding]:
    """What the checker finds in a diagram; any bytes at all give findings, never an exception."""
    parts = shared_parts(models)
    return check(source, parts.blocks, parts.library)


def errors_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that forbid putting a diagram in force."""
    return tuple(finding for finding in findings if finding.severity == "error")


def put_in_force(at_hand: Services, actor: Actor, source: bytes, reason: str = "") -> ProcedureVersion:
    """Check, expand and publish a diagram. Raises DiagramNotInOrder with the findings, and ReasonRequired."""
    errors = errors_of(check_source(source, at_hand.settings.models))
    expanded = Expanded(b"", "") if errors else _expand(source, at_hand.settings.models)
    return at_hand.transactions.perform(publish, actor, Publish(source, expanded, errors, reason))


def _expand(source: bytes, models: Path) -> Expanded:
    parts = shared_parts(models)
    return expand(source, parts.blocks, parts.library)
