"""Drawings as lists show them."""

from collections.abc import Iterable, Iterator
from typing import Any

from flask import url_for
from sqlalchemy import Row, Select, select

from app.persistence.tables.organisation import officer
from app.persistence.tables.procedures import diagram_draft, procedure, procedure_version
from app.queries.reading import Reading
from app.queries.views_drafts import DraftRow
from processes.domain.drafting import DRAFT

OPEN = ("draft", "submitted")
"""Statuses of drawings on which somebody works."""


def drawings() -> Select[Any]:
    """Each drawing with its author, the number it began from and what is in force; without the diagram."""
    at = diagram_draft.c
    columns = [column for column in at if column.name not in ("source", "decisions")]
    base, record = procedure_version.alias("base"), procedure.alias("record")
    return (
        select(
            *columns,
            officer.c.name.label("author"),
            base.c.number.label("base"),
            record.c.version_id.label("current_id"),
        )
        .join(officer, officer.c.id == at.author_id)
        .outerjoin(base, base.c.id == at.based_on)
        .outerjoin(record, record.c.code == at.procedure_code)
    )


def draft_rows(reading: Reading, rows: Iterable[Row[Any]]) -> Iterator[DraftRow]:
    """The rows of :func:`drawings` for a page."""
    for row in rows:
        yield DraftRow(
            url=url_for("designer.draft", draft_id=row.id),
            name=row.name,
            code=row.procedure_code,
            status=row.status,
            author=row.author,
            changed_at=row.changed_at,
            note=row.note,
            base=row.base,
            stale=row.status in OPEN and row.current_id is not None and row.based_on != row.current_id,
            returned=row.status == DRAFT and bool(row.review_note),
            submitted_at=row.submitted_at,
            mine=row.author_id == reading.actor.officer_id,
        )
