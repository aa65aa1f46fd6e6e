"""The frame of every page of officers and administrators, and the one way to show such a page."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from flask import render_template, request, url_for
from flask_babel import gettext

from app.persistence.database import db
from app.queries.draft_reviews import waiting_reviews
from app.queries.inbox import WorkList
from app.queries.inbox_tallies import waiting
from app.queries.posts import bar_words
from app.queries.reading import Reading
from app.queries.views_frame import Language
from app.queries.views_officer import DeskFrame, Hat, NavItem
from app.services import services
from app.web.actors import current_actor, held_posts, worn_hat
from app.web.languages import LOCALES, current_locale
from processes.domain.access import SUPERVISING, Actor

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
DESK_PLACES = (
    ("inbox", "desk.inbox", ()),
    ("intake", "desk.intake", ("receiver",)),
    ("returns", "desk.returns", ("receiver", "returner", "post_officer")),
    ("dossiers", "desk.search", ()),
    ("statistics", "desk.statistics", SUPERVISING),
)
"""Places of the bar: id, endpoint, and the roles that see it (none: every officer)."""
ADMIN_PLACES = (
    ("procedures", "admin.procedures"),
    ("incidents", "admin.incidents"),
    ("calendar", "admin.calendars"),
    ("units", "admin.units"),
    ("fees", "admin.fees"),
    ("outbox", "admin.outbox"),
    ("journal", "admin.journal_check"),
    ("statistics", "desk.statistics"),
)
DESIGNER_PLACES = (
    ("drafts", "designer.drafts"),
    ("reviews", "designer.reviews"),
    ("decisions", "designer.decisions"),
)
HOMES = (("desk", "desk.inbox"), ("admin", "admin.procedures"), ("designer", "designer.drafts"))
"""Areas and their first pages."""
AWAY_FROM_DESK = frozenset({"system_admin", "designer"})
"""Roles without work on dossiers."""


def reading() -> Reading:
    """What the queries of this request need."""
    at_hand = services()
    return Reading(db.session(), current_actor(), at_hand.clock(), current_locale(), at_hand.transactions)


def read_again() -> None:
    """Forget what was read before an action: the database shows a reader the state of his first look."""
    db.session.rollback()


def show(template: str, view: object, place: str = "", area: str = "desk", **more: Any) -> str:
    """Render a page of the desk; ``place`` is where the bar says one is."""
    return render_template(template, view=view, desk=_frame(place, area), **more)


def works_at_desk(actor: Actor) -> bool:
    """Whether the officer has any role besides administering and drawing."""
    return any(role not in AWAY_FROM_DESK for _, role in actor.pairs)


def finds_dossiers(actor: Actor) -> bool:
    """Whether the search of the bar could show the officer anything: one who only draws sees no dossier."""
    return works_at_desk(actor) or actor.has_role("system_admin")


def first_area(actor: Actor) -> str:
    """The area in which an officer's work begins."""
    return next(iter(areas_of(actor)), "desk")


def first_page(actor: Actor) -> str:
    """The endpoint at which an officer's work begins."""
    return dict(HOMES)[first_area(actor)]


def areas_of(actor: Actor) -> list[str]:
    """The areas that the officer works in."""
    draws, administers = actor.has_role("designer", "system_admin"), actor.has_role("system_admin")
    held = {"desk": works_at_desk(actor), "designer": draws, "admin": administers}
    return [area for area, _ in HOMES if held[area]]


def _frame(place: str, area: str) -> DeskFrame:
    actor, at = current_actor(), reading()
    return DeskFrame(
        area=area,
        nav=tuple(_nav(at, area, place)),
        home_url=url_for(dict(HOMES)[area]),
        search_url=url_for("desk.search") if finds_dossiers(actor) else "",
        log_out_url=url_for("account.logout"),
        person=actor.name,
        post=bar_words(held_posts(), worn_hat()),
        search_text=request.args.get("q", "") if place == "dossiers" else "",
        areas=_areas(actor, area),
        posts=_hats(),
        hat_url=url_for("desk.change_hat"),
        account_url=url_for("account.safety"),
        languages=tuple(_languages()),
    )


def _nav(at: Reading, area: str, place: str) -> Iterator[NavItem]:
    if area == "desk":
        yield from _desk_nav(at, place)
    else:
        places = ADMIN_PLACES if area == "admin" else DESIGNER_PLACES
        counts = {"reviews": waiting_reviews(at) or None} if area == "designer" else {}
        for id_, endpoint in places:
            yield NavItem(id_, url_for(endpoint), id_ == place, counts.get(id_))


def _desk_nav(at: Reading, place: str) -> Iterator[NavItem]:
    counts = waiting(at, WorkList(at.actor.pairs, at.actor.id))
    for id_, endpoint, roles in DESK_PLACES:
        if not roles or at.actor.has_role(*roles):
            yield NavItem(id_, url_for(endpoint), id_ == place, counts.get(id_))


def _areas(actor: Actor, area: str) -> tuple[NavItem, ...]:
    held = areas_of(actor)
    if len(held) < 2:
        return ()
    return tuple(NavItem(id_, url_for(dict(HOMES)[id_]), id_ == area) for id_ in held)


def _hats() -> tuple[Hat, ...]:
    """The posts to choose from, and all of them together; nothing for an officer of one post."""
    posts, worn = held_posts(), worn_hat()
    if len(posts) < 2:
        return ()
    each = tuple(Hat(post.id, post.words, post.id == worn) for post in posts)
    return (Hat("", gettext("Tất cả vai"), not worn), *each)


def _languages() -> Iterator[Language]:
    """This page in another language; pages that only take posts lead to the work."""
    rule = request.url_rule
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    for code in LOCALES:
        if rule is not None and "GET" in (rule.methods or ()):
            # Not by url_for, to which some names that a visitor may put into the address mean something else.
            url = f"{request.script_root}{quote(request.path)}?{urlencode([*asked, ('lang', code)])}"
        else:
            url = url_for("desk.inbox", lang=code)
        yield Language(code, LANGUAGE_NAMES[code], url, code == current_locale())
