"""The catalogue: search (C-18, C-19) and the page of one procedure (C-24)."""

from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask_babel import gettext

from app.persistence.database import db
from app.queries.catalogue import PAGE_SIZE, Found, Wish, count_by, fields_of, in_force, related, search
from app.queries.catalogue_words import LEVELS, agency_words
from app.queries.fees_here import local_rules_of_desk
from app.queries.next_version import next_for_applicants
from app.queries.procedure_page import level_of, procedure_page
from app.queries.procedure_words import limit_words, main_limit
from app.queries.views_frame import Link, Option, Pages
from app.queries.views_public import ProcedureRow, SearchPage
from app.services import services
from app.web.entry import anybody
from app.web.languages import current_locale
from app.web.public.blueprint import public
from processes.domain.errors import NotFound
from processes.domain.procedure import Profile
from processes.domain.procedure.profile import AGENCY_LEVELS

LONGEST_QUERY = 200
MOST_PAGES = 10_000


@public.get("/thu-tuc")
@anybody
def procedures() -> str:
    """The list with its search."""
    wish = _wish()
    found = search(db.session(), services().transactions.versions, wish)
    everything = Option("", gettext("Tất cả"))
    levels = count_by(db.session(), "agency_level")
    view = SearchPage(
        url=url_for("public.procedures"),
        query=wish.query,
        level=wish.level,
        agency_level=wish.agency_level,
        field=wish.field,
        fields=(everything, *(Option(*field) for field in fields_of(db.session(), current_locale()))),
        agency_levels=(
            everything,
            *(Option(level, agency_words(level)) for level in reversed(AGENCY_LEVELS) if level in levels),
        ),
        rows=tuple(_row(profile) for profile in found.profiles),
        total=found.total,
        pages=_pages(wish, found),
    )
    return render_template("public/procedures.html", view=view)


@public.get("/thu-tuc/<code>")
@anybody
def procedure(code: str) -> str:
    """A procedure with its five tabs."""
    shelf, locale = services().transactions.versions, current_locale()
    version = in_force(db.session(), shelf, code)
    if version is None:
        raise NotFound
    profile = version.facts.profile
    field = Link(profile.field.read(locale), url_for("public.procedures", field=profile.field.vi))
    others = [
        Link(other.name.read(locale), url_for("public.procedure", code=other.code))
        for other in related(db.session(), shelf, profile)
    ]
    view = procedure_page(
        version.facts,
        url_for("public.procedure", code=code),
        f"/nop-ho-so/{profile.code}" if _files_online(profile) else None,
        request.args.get("tab", ""),
        request.args.get("case", ""),
        locale,
        (field, *others),
        local_rules_of_desk(code),
        next_for_applicants(db.session(), shelf, version.facts),
    )
    return render_template("public/procedure.html", view=view)


def _files_online(profile: Profile) -> bool:
    return profile.online_level in ("full", "partial") and "online" in profile.channels


def _wish() -> Wish:
    asked = request.args
    level, agency = asked.get("level", ""), asked.get("agency_level", "")
    return Wish(
        query=" ".join(asked.get("q", "").split())[:LONGEST_QUERY],
        level=level if level in LEVELS else "",
        agency_level=agency if agency in AGENCY_LEVELS else "",
        field=asked.get("field", ""),
        event=asked.get("event", ""),
        page=min(max(1, asked.get("page", 1, type=int)), MOST_PAGES),
    )


def _row(profile: Profile) -> ProcedureRow:
    locale = current_locale()
    return ProcedureRow(
        profile.code,
        profile.name.read(locale),
        url_for("public.procedure", code=profile.code),
        level_of(profile),
        profile.field.read(locale),
        profile.competent_unit.read(locale),
        limit_words(main_limit(profile)),
    )


def _pages(wish: Wish, found: Found) -> Pages | None:
    if found.total <= PAGE_SIZE:
        return None
    first = (wish.page - 1) * PAGE_SIZE + 1
    last = first + len(found.profiles) - 1
    return Pages(
        gettext("%(first)s–%(last)s trong %(total)s", first=first, last=last, total=found.total),
        _page_url(wish, wish.page - 1) if wish.page > 1 else None,
        _page_url(wish, wish.page + 1) if last < found.total else None,
    )


def _page_url(wish: Wish, page: int) -> str:
    given = {
        "q": wish.query,
        "level": wish.level,
        "agency_level": wish.agency_level,
        "field": wish.field,
        "event": wish.event,
        "page": page if page > 1 else "",
    }
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{url_for('public.procedures')}?{query}"
