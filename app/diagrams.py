"""Diagrams from files: the shared parts around them, the checker, and putting them in force."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app.bundles import Bundle
from app.services import Services
from forms.library import load_library
from processes.actions.publication import Publish, PublishAll, publish, publish_all
from processes.checks import Finding, check
from processes.checks.proposals import Proposal, proposals
from processes.domain.access import Actor
from processes.domain.organisation import ProcedureVersion
from processes.engine.diagram import (
    NO_DECISIONS,
    Blocks,
    Decisions,
    Expanded,
    Library,
    expand,
    read_blocks,
    read_decision_files,
)


@dataclass(frozen=True)
class Parts:
    """What diagrams share: blocks, forms of the library and decision tables."""

    blocks: Blocks
    library: Library
    decisions: Decisions = field(default_factory=dict)


@cache
def shared_parts(models: Path) -> Parts:
    """The shared parts of a folder of models."""
    return Parts(read_blocks(models / "blocks"), load_library(), read_decision_files(models / "decisions"))


def check_source(source: bytes, models: Path, decisions: Decisions = NO_DECISIONS) -> list[Finding]:
    """What the checker finds in a diagram; any bytes at all give findings, never an exception.

    ``decisions`` came with the diagram; they win over shared tables of the same name.
    """
    parts = shared_parts(models)
    return check(source, parts.blocks, parts.library, {**parts.decisions, **decisions})


def proposals_for(source: bytes, models: Path) -> list[Proposal]:
    """What the parts of a diagram that another engine understands could become; never applied."""
    return proposals(source, shared_parts(models).blocks)


def errors_of(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that forbid putting a diagram in force."""
    return tuple(finding for finding in findings if finding.severity == "error")


def put_in_force(
    at_hand: Services,
    actor: Actor,
    source: bytes,
    reason: str = "",
    decisions: Decisions = NO_DECISIONS,
) -> ProcedureVersion:
    """Check, expand and publish a diagram with the ``decisions`` that came with it, without review.

    Raises NotAllowed for anybody but the operator of the machine, and DiagramNotInOrder with the findings.
    """
    models = at_hand.settings.models
    return at_hand.transactions.perform(publish, actor, _to_publish(source, models, decisions, reason))


def put_all_in_force(at_hand: Services, actor: Actor, bundles: Sequence[Bundle]) -> list[ProcedureVersion]:
    """Several diagrams, all of them or none. Raises what ``put_in_force`` does, and TwoDiagrams."""
    models = at_hand.settings.models
    diagrams = [_to_publish(bundle.source, models, bundle.decisions) for bundle in bundles]
    return at_hand.transactions.perform(publish_all, actor, PublishAll(tuple(diagrams)))


def _to_publish(source: bytes, models: Path, decisions: Decisions, reason: str = "") -> Publish:
    errors = errors_of(check_source(source, models, decisions))
    expanded = Expanded(b"", "") if errors else expand_source(source, models, decisions)
    return Publish(source, expanded, errors, reason)


def expand_source(source: bytes, models: Path, decisions: Decisions = NO_DECISIONS) -> Expanded:
    """A diagram with all that it shares and all that came with it taken in. Raises DiagramError."""
    parts = shared_parts(models)
    return expand(source, parts.blocks, parts.library, {**parts.decisions, **decisions})
