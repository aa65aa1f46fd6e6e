"""The frame of every citizens' page, error pages too: read once per request, only when it is shown."""

from datetime import datetime
from urllib.parse import quote, urlencode

import structlog
from flask import Flask, g, has_request_context, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.local import LocalProxy

from app.persistence.calendars import NoCalendar
from app.persistence.database import db
from app.queries.desk import DeskUnit, describe, desk_unit, hours_in_words
from app.queries.views_frame import Frame, Language, Person, Urls
from app.services import services
from app.web.actors import current_actor
from app.web.languages import LOCALES, current_locale
from processes.domain.access import Actor
from processes.domain.dossier.codes import day_of

log = structlog.get_logger(__name__)

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
FILE, DOSSIERS, OFFICER_HOME = "/nop-qua-mang", "/ho-so", "/hop-viec"


def attach(app: Flask) -> None:
    """Offer ``frame`` to every template; nothing is read for those that do not show it."""

    @app.context_processor
    def offer() -> dict[str, object]:
        return {"frame": LocalProxy(current_frame)}


def current_frame() -> Frame:
    """The frame of this request."""
    if "frame" not in g:
        g.frame = _build(services().clock())
    frame: Frame = g.frame
    return frame


def current_desk() -> DeskUnit | None:
    """The unit behind the portal; None before an installation is filled."""
    if "desk_unit" not in g:
        g.desk_unit = desk_unit(db.session(), day_of(services().clock()))
    found: DeskUnit | None = g.desk_unit
    return found


def _build(now: datetime) -> Frame:
    locale = current_locale()
    try:
        found, hours, person = current_desk(), _hours(now), _person(current_actor())
    except SQLAlchemyError:
        # The frame stands around the page that says the database does not answer, too.
        log.exception("frame without database")
        found, hours, person = None, (), None
    place, province = _places(found)
    desk = describe(found, hours, locale)
    return Frame(place, province, _urls(), _languages(locale), desk, person)


def _hours(now: datetime) -> tuple[str, ...]:
    found = current_desk()
    if found is None:
        return ()
    try:
        calendar = services().transactions.calendars.of_unit(db.session(), found.id)
    except NoCalendar:
        return ()
    return hours_in_words(calendar, day_of(now))


def _places(found: DeskUnit | None) -> tuple[str, str]:
    """Commune and province: the last two parts of the desk's address, which end every address here."""
    parts = found.parts() if found else []
    if len(parts) >= 2:
        return parts[-2], parts[-1]
    return (found.place or found.name, "") if found else ("", "")


def _urls() -> Urls:
    return Urls(
        home=url_for("public.home"),
        procedures=url_for("public.procedures"),
        file=FILE,
        lookup=url_for("public.lookup"),
        dossiers=DOSSIERS,
        guide=url_for("public.guide"),
        register=url_for("account.register"),
        login=url_for("account.login"),
        verify=url_for("public.verify"),
        privacy=url_for("public.privacy"),
    )


def _languages(locale: str) -> tuple[Language, ...]:
    return tuple(Language(code, LANGUAGE_NAMES[code], _in_language(code), code == locale) for code in LOCALES)


def _in_language(code: str) -> str:
    """This address in another language; the home page where the address answers no GET."""
    rule = request.url_rule if has_request_context() else None
    if rule is None or "GET" not in (rule.methods or ()):
        return url_for("public.home", lang=code)
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{request.script_root}{quote(request.path)}?{urlencode([*kept, ('lang', code)])}"


def _person(actor: Actor) -> Person | None:
    if not actor.id:
        return None
    logout = url_for("account.logout")
    if actor.officer_id:
        return Person(actor.name, OFFICER_HOME, logout)
    return Person(actor.name, url_for("account.profile"), logout)
