"""Whether a slip was issued here: its kind, number, moment, agency and dossier, and nobody's data."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import slip
from app.persistence.versions import VersionShelf
from app.queries.slip_words import slip_title
from app.queries.views_public import VerifiedSlip


def verified_slip(session: Session, shelf: VersionShelf, slip_id: str, locale: str) -> VerifiedSlip | None:
    """The slip with this id, None when none was issued under it."""
    query = (
        select(
            slip.c.kind, slip.c.number, slip.c.issued_at, slip.c.data, dossier.c.code, dossier.c.version_id
        )
        .join(dossier, dossier.c.id == slip.c.dossier_id)
        .where(slip.c.id == slip_id)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    return VerifiedSlip(
        title=slip_title(row.kind),
        number=row.number,
        issued_at=row.issued_at,
        issuer=str(row.data.get("agency", "")),
        dossier_code=row.code or "",
        procedure=shelf.take(session, row.version_id).facts.profile.name.read(locale),
    )
