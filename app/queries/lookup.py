"""The public look-up: exactly the six items of C-49, the name masked (Q7)."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.formatting import mask_name
from app.persistence.tables.dossiers import dossier
from app.persistence.versions import VersionShelf
from app.queries.views_public import LookupRow

MOST = 20


def look_up(session: Session, shelf: VersionShelf, code: str, locale: str) -> tuple[LookupRow, ...]:
    """The dossier with this code; drafts have none and are never found."""
    return _rows(session, shelf, locale, dossier.c.code == code)


def look_up_number(session: Session, shelf: VersionShelf, number: str, locale: str) -> tuple[LookupRow, ...]:
    """The latest dossiers that the holder of this identification number has sent (Q8)."""
    return _rows(
        session, shelf, locale, (dossier.c.submitter_person_id == number) & dossier.c.code.is_not(None)
    )


def _rows(
    session: Session, shelf: VersionShelf, locale: str, condition: ColumnElement[bool]
) -> tuple[LookupRow, ...]:
    query = select(
        dossier.c.code,
        dossier.c.version_id,
        dossier.c.submitter_name,
        dossier.c.received_at,
        dossier.c.due_current,
        dossier.c.status,
    ).where(condition)
    query = query.order_by(dossier.c.submitted_at.desc()).limit(MOST)
    return tuple(
        LookupRow(
            code=row.code,
            procedure=shelf.take(session, row.version_id).facts.profile.name.read(locale),
            submitter=mask_name(row.submitter_name),
            received_at=row.received_at,
            due_at=row.due_current,
            status=row.status,
        )
        for row in session.execute(query)
    )
