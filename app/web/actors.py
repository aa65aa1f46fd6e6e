"""Who is acting in this request: read once, from the account and the posts valid today."""

from flask import g
from flask_security import current_user
from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.organisation import officer, party, post
from app.services import services
from processes.domain.access import NOBODY, Actor
from processes.domain.dossier.codes import day_of


def current_actor() -> Actor:
    """The actor of the request; NOBODY when nobody is logged in."""
    if "actor" not in g:
        g.actor = _read_actor()
    actor: Actor = g.actor
    return actor


def _read_actor() -> Actor:
    if not current_user.is_authenticated:
        return NOBODY
    if current_user.officer_id:
        return officer_actor(current_user.officer_id)
    name = db.session.execute(select(party.c.name).where(party.c.id == current_user.party_id)).scalar()
    return Actor(current_user.party_id, name or "", party_id=current_user.party_id)


def officer_actor(officer_id: str) -> Actor:
    """An officer with the posts that count today."""
    today = day_of(services().clock())
    rows = db.session.execute(
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
