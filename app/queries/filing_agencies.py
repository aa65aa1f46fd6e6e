"""Nộp qua mạng: the agency first, then what may be filed there (C-20 to C-22)."""

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.database import db
from app.persistence.tables.procedures import procedure
from app.queries.catalogue import fields_of
from app.queries.filing_begin import ONLINE, receiving_units
from app.queries.procedure_page import level_of
from app.queries.procedure_words import limit_words, main_limit
from app.queries.views_filing import StartPage
from app.queries.views_frame import Option
from app.queries.views_public import ProcedureRow
from app.services import services
from app.web.languages import current_locale
from processes.domain.dossier.codes import day_of
from processes.domain.procedure import Profile

MOST = 100


def start_page(agency: str, field: str) -> StartPage:
    """What may be filed online at ``agency``; the only agency is chosen already."""
    units = receiving_units(day_of(services().clock()))
    chosen = agency if agency in {unit.value for unit in units} else ""
    if len(units) == 1:
        chosen = units[0].value
    return StartPage(
        url=url_for("filing.agencies"),
        agency=chosen,
        agencies=units if len(units) == 1 else (Option("", gettext("Chọn cơ quan")), *units),
        field=field,
        fields=(Option("", gettext("Tất cả")), *_fields()),
        rows=tuple(_row(profile) for profile in _online(field)) if chosen else (),
    )


def _fields() -> tuple[Option, ...]:
    return tuple(Option(*field) for field in fields_of(db.session(), current_locale()))


def _online(field: str) -> list[Profile]:
    query = select(procedure.c.version_id).where(procedure.c.online_level.in_(ONLINE))
    if field:
        query = query.where(procedure.c.field == field)
    ids = db.session.scalars(
        query.where(procedure.c.version_id.is_not(None)).order_by(procedure.c.name).limit(MOST)
    ).all()
    shelf = services().transactions.versions
    profiles = [shelf.take(db.session(), version_id).facts.profile for version_id in ids]
    return [profile for profile in profiles if "online" in profile.channels]


def _row(profile: Profile) -> ProcedureRow:
    locale = current_locale()
    return ProcedureRow(
        profile.code,
        profile.name.read(locale),
        url_for("filing.start", code=profile.code),
        level_of(profile),
        profile.field.read(locale),
        profile.competent_unit.read(locale),
        limit_words(main_limit(profile)),
    )
