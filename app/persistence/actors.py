"""Who somebody is in the eyes of the rules, read from the posts valid on a day."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import officer, party, post
from processes.domain.access import NOBODY, SYSTEM, Actor


def read_actor(session: Session, actor_id: str, today: date) -> Actor:
    """The system, an officer or an applicant by id, with the rights of ``today``; NOBODY for any other."""
    if actor_id == SYSTEM.id:
        return SYSTEM
    found = read_officer(session, actor_id, today)
    if found.id:
        return found
    name = session.execute(select(party.c.name).where(party.c.id == actor_id)).scalar()
    return NOBODY if name is None else Actor(actor_id, name, party_id=actor_id)


def read_officer(session: Session, officer_id: str, today: date) -> Actor:
    """An officer with the posts that count on ``today``; NOBODY without one."""
    rows = session.execute(
        select(officer.c.name, post.c.unit_id, post.c.role)
        .select_from(
            officer.outerjoin(post, (post.c.officer_id == officer.c.id) & (post.c.valid_from <= today))
        )
        .where(officer.c.id == officer_id, officer.c.active)
        .where((post.c.valid_to.is_(None)) | (post.c.valid_to >= today))
    ).all()
    if not rows:
        return NOBODY
    pairs = frozenset((row.unit_id, row.role) for row in rows if row.unit_id)
    units = frozenset(unit for unit, _ in pairs)
    return Actor(officer_id, rows[0].name, officer_id=officer_id, pairs=pairs, units=units)
