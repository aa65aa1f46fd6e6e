"""Where decision tables stand: shared files, versions in force, drawings that somebody works on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import url_for
from sqlalchemy import select

from app.diagrams import shared_parts
from app.persistence.tables.procedures import diagram_draft, procedure, procedure_version
from app.queries.reading import Reading
from processes.domain.drafting import DRAFT, SUBMITTED
from processes.domain.errors import NotFound
from processes.engine.diagram import DiagramError
from processes.engine.diagram.decision_parts import files_in

SHARED, IN_FORCE, DRAWING = "chung", "thu-tuc", "ban-ve"
"""The places, as addresses name them."""
KINDS = {SHARED: "shared", IN_FORCE: "in_force", DRAWING: "drawing"}
MOST_DRAWINGS = 50


@dataclass(frozen=True)
class Place:
    """Where DMN files stand: what it is called, the code of its procedure, and the files by name."""

    kind: str
    owner: str
    title: str
    code: str
    files: Mapping[str, bytes]
    url: str | None = None


def places(reading: Reading, models: Path) -> Iterator[Place]:
    """Every place that has tables: shared files first, then procedures by code, then drawings."""
    for name in shared_parts(models).decisions:
        yield _shared(models, name)
    yield from _in_force(reading)
    yield from _drawings(reading)


def place_named(reading: Reading, models: Path, kind: str, owner: str) -> Place:
    """One place. Raises NotFound."""
    found: Iterator[Place] = iter(())
    if kind == SHARED and owner in shared_parts(models).decisions:
        return _shared(models, owner)
    if kind == IN_FORCE:
        found = _in_force(reading, owner)
    elif kind == DRAWING:
        found = _drawings(reading, owner)
    place = next(found, None)
    if place is None:
        raise NotFound
    return place


def _shared(models: Path, name: str) -> Place:
    return Place(SHARED, name, name, "", {name: shared_parts(models).decisions[name]})


def _in_force(reading: Reading, code: str = "") -> Iterator[Place]:
    query = (
        select(procedure.c.code, procedure.c.version_id)
        .join(procedure_version, procedure_version.c.id == procedure.c.version_id)
        .where(procedure_version.c.facts.contains('"decisions":{"', autoescape=True))
        .order_by(procedure.c.code)
    )
    for row in reading.session.execute(query.where(procedure.c.code == code) if code else query):
        facts = reading.version(row.version_id).facts
        files = {name: text.encode() for name, text in facts.decisions.items()}
        title = facts.profile.short_name.read(reading.locale)
        yield Place(IN_FORCE, row.code, title, row.code, files)


def _drawings(reading: Reading, draft_id: str = "") -> Iterator[Place]:
    at = diagram_draft.c
    query = (
        select(at.id, at.name, at.procedure_code, at.source, at.decisions)
        .where(at.status.in_((DRAFT, SUBMITTED)))
        .order_by(at.changed_at.desc())
        .limit(MOST_DRAWINGS)
    )
    for row in reading.session.execute(query.where(at.id == draft_id) if draft_id else query):
        came = {name: text.encode() for name, text in (row.decisions or {}).items()}
        files = {**_drawn(row.source), **came}
        if files:
            url = url_for("designer.draft", draft_id=row.id)
            yield Place(DRAWING, row.id, row.name, row.procedure_code, files, url)


def _drawn(source: bytes) -> dict[str, bytes]:
    try:
        return files_in(source)
    except DiagramError:
        # Any bytes may be kept as a drawing; the checker says what is wrong with them.
        return {}
