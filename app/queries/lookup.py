"""The public look-up: exactly the six items of C-49, the name masked (Q7)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.formatting import mask_name
from app.persistence.tables.dossiers import dossier
from app.persistence.versions import VersionShelf
from app.queries.views_public import LookupRow


def look_up(session: Session, shelf: VersionShelf, code: str, locale: str) -> tuple[LookupRow, ...]:
    """The dossier with this code; drafts have none and are never found."""
    query = select(
        dossier.c.code,
        dossier.c.version_id,
        dossier.c.submitter_name,
        dossier.c.received_at,
        dossier.c.due_current,
        dossier.c.status,
    ).where(dossier.c.code == code)
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
