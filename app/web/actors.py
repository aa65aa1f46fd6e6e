"""Who is acting in this request: read once, from the account and the posts valid today."""

from flask import g
from flask_security import current_user
from sqlalchemy import select

from app.persistence.actors import read_officer
from app.persistence.database import db
from app.persistence.tables.organisation import party
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
    return read_officer(db.session(), officer_id, day_of(services().clock()))
