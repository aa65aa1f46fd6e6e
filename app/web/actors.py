"""Who is acting in this request: read once, from the account and the posts valid today."""

from flask import g, session
from flask_security import current_user
from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.organisation import party
from app.queries.posts import HeldPost, officer_with_posts
from app.services import services
from processes.domain.access import NOBODY, Actor
from processes.domain.dossier.codes import day_of

HAT = "hat"
"""Where the session keeps the post that an officer of several chose to act under."""


def current_actor() -> Actor:
    """The actor of the request; NOBODY when nobody is logged in."""
    if "actor" not in g:
        g.actor = _read_actor()
    actor: Actor = g.actor
    return actor


def held_posts() -> tuple[HeldPost, ...]:
    """Every post that the officer of the request holds today, the one he acts under or not."""
    current_actor()
    posts: tuple[HeldPost, ...] = g.get("posts", ())
    return posts


def worn_hat() -> str:
    """The id of the post that the officer acts under; empty where he acts under all of them."""
    chosen = session.get(HAT, "")
    return chosen if chosen in {post.id for post in held_posts()} else ""


def officer_actor(officer_id: str, hat: str = "") -> Actor:
    """An officer with the posts that count today; with a ``hat``, the id of one of them, with that alone.

    The fewer rights one carries, the less one does by mistake; a post that ended is no hat any more.
    """
    found = officer_with_posts(db.session(), officer_id, day_of(services().clock()))
    if found is None:
        return NOBODY
    name, g.posts = found
    worn = [post for post in g.posts if post.id == hat]
    pairs = frozenset((post.unit_id, post.role) for post in worn or g.posts)
    units = frozenset(unit for unit, _ in pairs)
    words = worn[0].hat if worn else ""
    return Actor(officer_id, name, officer_id=officer_id, pairs=pairs, units=units, hat=words)


def _read_actor() -> Actor:
    if not current_user.is_authenticated:
        return NOBODY
    if current_user.officer_id:
        return officer_actor(current_user.officer_id, session.get(HAT, ""))
    name = db.session.execute(select(party.c.name).where(party.c.id == current_user.party_id)).scalar()
    return Actor(current_user.party_id, name or "", party_id=current_user.party_id)
