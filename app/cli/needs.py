"""What a diagram needs, a line each: blocks, forms, tables, steps, roles, slots, and who is missing."""

from collections.abc import Iterator
from pathlib import Path

import click

from app.bundles import Bundle
from app.diagrams import shared_parts
from app.queries.diagram_gaps import Gap, staffing_gaps
from app.queries.reading import Reading
from app.services import Services
from processes.checks.dependencies import Dependencies, Need, dependencies
from processes.domain.access import SYSTEM

HERE = {True: "here", False: "MISSING", None: "filled by people"}


def say_needs(at_hand: Services, bundle: Bundle) -> bool:
    """Print what ``bundle`` needs and who is missing for it; False when a part is not here."""
    found = needs_of(bundle, at_hand.settings.models)
    with at_hand.transactions.read() as session:
        reading = Reading(session, SYSTEM, at_hand.clock(), "vi", at_hand.transactions)
        gaps = staffing_gaps(reading, found.lanes)
    for line in (*map(need_line, found.needs), *_gaps(gaps)):
        click.echo(f"{bundle.name}: {line}")
    return not found.missing


def needs_of(bundle: Bundle, models: Path) -> Dependencies:
    """What ``bundle`` needs of the shared parts of ``models`` and of this installation."""
    parts = shared_parts(models)
    tables = {**parts.decisions, **bundle.decisions}
    return dependencies(bundle.source, parts.blocks, parts.library, tables)


def need_line(need: Need) -> str:
    """One thing that is needed, with whether it is here."""
    through = f" (in blocks: {', '.join(need.through)})" if need.through else ""
    return f"{need.kind} {need.name}: {HERE[need.present]}{through}"


def _gaps(gaps: tuple[Gap, ...]) -> Iterator[str]:
    for gap in gaps:
        roles, place = ", ".join(gap.roles), f"received by {gap.receiving[1]}"
        if gap.unit is None:
            yield f"warning: {place}: no unit fills slot {gap.slot} ({roles})"
        else:
            yield f"warning: {place}: nobody in {gap.unit[1]} is {roles} (slot {gap.slot})"
