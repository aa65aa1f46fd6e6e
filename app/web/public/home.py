"""The home page: one question, one search box, three doors."""

from flask import render_template, url_for
from flask_babel import ngettext

from app.persistence.calendars import NoCalendar
from app.persistence.database import db
from app.queries.catalogue import INFO_LEVELS, count_by, some
from app.queries.catalogue_words import EVENT_GLYPHS, LEVELS, agency_words, event_words, level_words
from app.queries.desk_today import desk_today
from app.queries.views_frame import Link
from app.queries.views_public import Counted, HomePage, LifeEvent, Today
from app.services import services
from app.web.entry import anybody
from app.web.frame import current_desk
from app.web.languages import current_locale
from app.web.public.blueprint import public
from processes.domain.procedure.profile import AGENCY_LEVELS

HINTS = 4


@public.get("/")
@anybody
def home() -> str:
    """The home page."""
    view = HomePage(
        search_url=url_for("public.procedures"),
        advanced_url=url_for("public.procedures"),
        popular=_hints(),
        life_events=_life_events(),
        levels=_levels(),
        agencies=_agencies(),
        today=_today(),
    )
    return render_template("public/home.html", view=view)


def _hints() -> tuple[Link, ...]:
    """Words of everyday life that designers gave for their procedures; they are Vietnamese."""
    if current_locale() != "vi":
        return ()
    found = some(db.session(), services().transactions.versions, HINTS)
    words = [profile.keywords[1 if len(profile.keywords) > 1 else 0] for profile in found if profile.keywords]
    return tuple(Link(word, url_for("public.procedures", q=word)) for word in words)


def _life_events() -> tuple[LifeEvent, ...]:
    counts = count_by(db.session(), "life_event")
    return tuple(
        LifeEvent(glyph, event_words(event), url_for("public.procedures", event=event), _says(counts[event]))
        for event, glyph in EVENT_GLYPHS.items()
        if event in counts
    )


def _says(count: int) -> str:
    return ngettext("%(num)s thủ tục", "%(num)s thủ tục", count)


def _levels() -> tuple[Counted, ...]:
    counts = count_by(db.session(), "online_level")
    counts["info"] = sum(counts.get(level, 0) for level in INFO_LEVELS)
    return tuple(
        Counted(level_words(level), url_for("public.procedures", level=level), counts.get(level, 0))
        for level in LEVELS
    )


def _agencies() -> tuple[Counted, ...]:
    counts = count_by(db.session(), "agency_level")
    return tuple(
        Counted(agency_words(level), url_for("public.procedures", agency_level=level), counts[level])
        for level in reversed(AGENCY_LEVELS)
        if level in counts
    )


def _today() -> Today | None:
    desk = current_desk()
    if desk is None:
        return None
    try:
        calendar = services().transactions.calendars.of_unit(db.session(), desk.id)
    except NoCalendar:
        return None
    return desk_today(calendar, services().clock())
