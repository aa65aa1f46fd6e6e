"""For whom a dossier has ever had work: the pairs of unit and role that may go on seeing it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.work import work_item
from processes.domain.access import Pair


def past_pairs(session: Session, dossier_id: str) -> frozenset[Pair]:
    """Pairs of unit and role of every task of a dossier, done or open."""
    query = select(work_item.c.unit_id, work_item.c.role).where(work_item.c.dossier_id == dossier_id)
    return frozenset((unit_id, role) for unit_id, role in session.execute(query.distinct()))
