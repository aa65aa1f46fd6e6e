"""Who would get a task: the officers of a role in a unit."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import officer, post
from processes.domain.access import Pair


def officers_of(session: Session, pairs: Iterable[Pair], today: date) -> dict[Pair, list[str]]:
    """The names of the officers who hold each pair of unit and role today, in one read."""
    wanted = sorted(set(pairs))
    names: dict[Pair, list[str]] = defaultdict(list)
    if not wanted:
        return names
    rows = session.execute(
        select(post.c.unit_id, post.c.role, officer.c.name)
        .join(officer, officer.c.id == post.c.officer_id)
        .where(tuple_(post.c.unit_id, post.c.role).in_(wanted), officer.c.active, post.c.valid_from <= today)
        .where(or_(post.c.valid_to.is_(None), post.c.valid_to >= today))
        .order_by(officer.c.name)
    )
    for row in rows:
        names[row.unit_id, row.role].append(row.name)
    return names


def officer_names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """Names by id."""
    wanted = sorted({id_ for id_ in ids if id_})
    if not wanted:
        return {}
    rows = session.execute(select(officer.c.id, officer.c.name).where(officer.c.id.in_(wanted)))
    return {row.id: row.name for row in rows}
