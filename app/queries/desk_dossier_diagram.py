"""The dossier on its diagram: a drawing, and the same steps as a table."""

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import select

from app.persistence.tables.dossiers import journal
from app.persistence.tables.procedures import procedure_version
from app.queries.desk_dossier import head
from app.queries.outlook import usual_way
from app.queries.reading import Reading
from app.queries.views_officer_dossier import DiagramPage, DiagramStep
from processes.actions.case import CaseInHand
from processes.domain.dossier.work import DONE, OPEN, WorkItem
from processes.domain.procedure import TaskNode
from processes.engine.diagram import draw_svg, picture, way_taken

PASSED_KINDS = ("step_done", "decided", "timer_fired")
"""Entries of the journal that tell of a node that was passed."""


def diagram_page(reading: Reading, case: CaseInHand) -> DiagramPage:
    """The drawing with what is done and where the dossier stands, and the steps in words."""
    return DiagramPage(
        now=reading.now,
        head=head(reading, case.dossier, "diagram"),
        svg=_drawing(reading, case),
        steps=tuple(_steps(reading, case)),
    )


def _drawing(reading: Reading, case: CaseInHand) -> Markup:
    xml = reading.session.scalar(
        select(procedure_version.c.xml).where(procedure_version.c.id == case.version.id)
    )
    drawn = picture(xml or b"")
    begun = [shape.id for shape in drawn.shapes if shape.kind == "startEvent"]
    done = [*begun, *_done(reading, case)]
    current = [item.node for item in case.items if item.state == OPEN]
    way = way_taken(drawn, [*done, *current], ended=not current)
    words = {"done": gettext("xong"), "current": gettext("đang làm")}
    # The drawing is made by our own code from a checked diagram; its texts are escaped as it is written.
    return Markup(draw_svg(drawn, {*done, *way}, set(current), words, reading.locale))


def _done(reading: Reading, case: CaseInHand) -> list[str]:
    """The nodes that were passed, in order: tasks, and automatic steps and timers the journal tells of."""
    tasks = [(item.done_at, item.node) for item in case.items if item.state == DONE and item.done_at]
    return [node for _, node in sorted([*tasks, *_automatic(reading, case)], key=lambda one: one[0])]


def _automatic(reading: Reading, case: CaseInHand) -> list[tuple[datetime, str]]:
    told = select(journal.c.at, journal.c.payload).where(
        journal.c.dossier_id == case.dossier.id, journal.c.kind.in_(PASSED_KINDS)
    )
    rows = reading.session.execute(told.order_by(journal.c.seq))
    return [(row.at, row.payload["node"]) for row in rows if row.payload and "node" in row.payload]


def _steps(reading: Reading, case: CaseInHand) -> Iterator[DiagramStep]:
    ahead = set() if case.record is None else {step.node.id for step in usual_way(case)}
    for node in case.facts.tasks.values():
        items = [item for item in case.items if item.node == node.id and item.state in (OPEN, DONE)]
        yield _step(reading, case, node, items[-1] if items else None, node.id in ahead)


def _step(
    reading: Reading, case: CaseInHand, node: TaskNode, item: WorkItem | None, comes: bool
) -> DiagramStep:
    outcome = next((o for o in node.outcomes if item and o.id == item.outcome), None)
    done = item is not None and item.state == DONE
    return DiagramStep(
        name=node.name.read(reading.locale),
        who=node.lane.name.read(reading.locale),
        state="done" if done else "current" if item else "later" if comes else "skipped",
        started_at=item.created_at if item else None,
        done_at=item.done_at if item else None,
        by=_by(case, item),
        outcome=outcome.label.read(reading.locale) if outcome else "",
        block=(node.stage.read(reading.locale) if node.stage else ""),
    )


def _by(case: CaseInHand, item: WorkItem | None) -> str:
    if item is None:
        return ""
    return item.done_by_name or (case.world.officer_name(item.holder_id) if item.holder_id else "")
