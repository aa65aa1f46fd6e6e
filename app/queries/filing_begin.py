"""The page that opens a draft: which desk receives it (C-21, C-22)."""

from datetime import date

from flask import url_for
from flask_babel import gettext
from sqlalchemy import or_, select

from app.persistence.database import db
from app.persistence.staff import holds_on
from app.persistence.tables.organisation import officer, post, unit
from app.persistence.tables.procedures import procedure
from app.queries.views_filing import BeginPage
from app.queries.views_frame import FieldError, Option, SmallForm
from app.services import services
from app.web.languages import current_locale
from processes.domain.errors import NotFound
from processes.domain.procedure import Profile

ONLINE = ("full", "partial")


def online_profile(code: str) -> Profile:
    """The profile of a procedure in force that is filed online; NotFound for any other."""
    version_id = db.session.scalar(select(procedure.c.version_id).where(procedure.c.code == code))
    if version_id is None:
        raise NotFound
    profile = services().transactions.versions.take(db.session(), version_id).facts.profile
    if profile.online_level not in ONLINE or "online" not in profile.channels:
        raise NotFound
    return profile


def receiving_units(today: date) -> tuple[Option, ...]:
    """The units with a desk: those where somebody holds the role of receiver today."""
    query = (
        select(unit.c.id, unit.c.name, unit.c.name_en)
        .join(post, post.c.unit_id == unit.c.id)
        .join(officer, officer.c.id == post.c.officer_id)
        .where(post.c.role == "receiver", *holds_on(today), officer.c.active)
        .where(or_(unit.c.valid_to.is_(None), unit.c.valid_to >= today))
        .distinct()
        .order_by(unit.c.name)
    )
    english = current_locale() == "en"
    return tuple(Option(r.id, (english and r.name_en) or r.name) for r in db.session.execute(query))


def begin_page(profile: Profile, units: tuple[Option, ...], chosen: str = "", error: str = "") -> BeginPage:
    """One procedure and its desks; the only desk is chosen already."""
    locale = current_locale()
    options = units if len(units) == 1 else (Option("", gettext("Chọn cơ quan")), *units)
    errors = (FieldError(error, "agency"),) if error else ()
    form = SmallForm(url_for("filing.start", code=profile.code), {"agency": chosen}, errors)
    return BeginPage(
        form=form,
        procedure=profile.name.read(locale),
        procedure_url=url_for("public.procedure", code=profile.code),
        agencies=options,
        needs=tuple(c.name.read(locale) for c in profile.components if c.form is None and c.required),
    )
