"""Posts as administrators see them: whose, where, as what, and from when to when."""

from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import Row, select

from app.persistence.tables.organisation import officer, post, unit
from app.queries.reading import Reading
from app.queries.role_words import role_words
from app.queries.views_frame import Link
from app.queries.views_organisation import PostRow
from processes.domain.dossier.codes import day_of

ORDER = {"now": 0, "later": 1, "ended": 2}


def post_rows(reading: Reading, which: Any) -> tuple[PostRow, ...]:
    """The posts that ``which`` says; those held now first, those ended last."""
    query = (
        select(
            post,
            officer.c.name.label("person"),
            officer.c.active,
            unit.c.name.label("unit"),
            unit.c.short_name,
        )
        .join(officer, officer.c.id == post.c.officer_id)
        .join(unit, unit.c.id == post.c.unit_id)
        .where(which)
        .order_by(officer.c.name, post.c.valid_from, post.c.id)
    )
    today = day_of(reading.now)
    rows = [_row(row, today) for row in reading.session.execute(query)]
    return tuple(sorted(rows, key=lambda row: ORDER[row.state]))


def _row(row: Row[Any], today: date) -> PostRow:
    state = _state(row, today)
    return PostRow(
        person=Link(row.person, url_for("admin.person", officer_id=row.officer_id)),
        unit=Link(row.short_name or row.unit, url_for("admin.unit", unit_id=row.unit_id)),
        role=role_words(row.role),
        title=row.title,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        state=state,
        end_url=url_for("admin.ending_post", post_id=row.id) if state != "ended" else None,
    )


def _state(row: Row[Any], today: date) -> str:
    if row.valid_to is not None and row.valid_to < today:
        return "ended"
    return "later" if row.valid_from > today else "now"
