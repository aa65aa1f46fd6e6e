"""Filing at the desk: which procedure, and who stands there."""

from collections.abc import Mapping

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import unit
from app.queries.catalogue import Wish, search
from app.queries.desk_words import procedure_name
from app.queries.procedure_words import limit_words
from app.queries.reading import Reading
from app.queries.views_desk_filing import (
    ApplicantAtDesk,
    ChooseProcedure,
    OfferedProcedure,
)
from app.queries.views_frame import FieldError, Link, Option, SmallForm
from app.queries.views_officer import DeskDraft
from processes.actions.desk_filing import AT_DESK
from processes.domain.dossier.statuses import Status
from processes.domain.errors import NotFound
from processes.domain.organisation import ProcedureRecord
from processes.domain.procedure import Profile
from processes.domain.procedure.choose import limit_for

MOST_DRAFTS = 30


def choose_procedure(reading: Reading, q: str) -> ChooseProcedure:
    """Procedures in force that are taken at the desk, by the words of their names."""
    found = search(reading.session, reading.shelves.versions, Wish(query=q)).profiles
    return ChooseProcedure(
        url=url_for("desk.choose_procedure"),
        q=q,
        rows=tuple(_offered(reading, profile) for profile in found if channels_of(profile)),
        back=back_to_intake(),
    )


def _offered(reading: Reading, profile: Profile) -> OfferedProcedure:
    return OfferedProcedure(
        profile.code,
        profile.short_name.read(reading.locale),
        url_for("desk.applicant_at_desk", code=profile.code),
        profile.field.read(reading.locale),
        limit_words(limit_for(profile, channels_of(profile)[0], None)),
    )


def channels_of(profile: Profile) -> tuple[str, ...]:
    """The channels in which the desk draws up dossiers of a procedure."""
    return tuple(channel for channel in AT_DESK if channel in profile.channels)


def desk_profile(reading: Reading, code: str) -> Profile:
    """The card of a procedure in force that is taken at the desk. Raises NotFound."""
    record = reading.session.get(ProcedureRecord, code)
    if record is None or record.version_id is None:
        raise NotFound
    profile = reading.version(record.version_id).facts.profile
    if not channels_of(profile):
        raise NotFound
    return profile


def applicant_page(
    reading: Reading,
    profile: Profile,
    typed: Mapping[str, str] | None = None,
    errors: tuple[FieldError, ...] = (),
) -> ApplicantAtDesk:
    """The questions about the applicant; a choice with one answer is not asked."""
    words = {"direct": gettext("Trực tiếp"), "post": gettext("Bưu chính")}
    units, channels = receiving_units(reading), channels_of(profile)
    return ApplicantAtDesk(
        form=SmallForm(url_for("desk.applicant_at_desk", code=profile.code), typed or {}, errors),
        procedure=profile.name.read(reading.locale),
        units=units if len(units) > 1 else (),
        channels=tuple(Option(c, words[c]) for c in channels) if len(channels) > 1 else (),
        needs=tuple(c.name.read(reading.locale) for c in profile.components if c.form is None),
        back=Link(gettext("Chọn thủ tục"), url_for("desk.choose_procedure")),
    )


def receiving_units(reading: Reading) -> tuple[Option, ...]:
    """The units in which the reader is a receiver."""
    mine = sorted(unit_id for unit_id, role in reading.actor.pairs if role == "receiver")
    query = select(unit.c.id, unit.c.name, unit.c.name_en).where(unit.c.id.in_(mine)).order_by(unit.c.name)
    english = reading.locale == "en"
    return tuple(Option(r.id, (english and r.name_en) or r.name) for r in reading.session.execute(query))


def desk_drafts(reading: Reading) -> tuple[DeskDraft, ...]:
    """What the reader is drawing up, the latest first."""
    on = dossier.c
    query = (
        select(on.id, on.submitter_name, on.version_id, on.updated_at)
        .where(on.filed_by == reading.actor.officer_id, on.status == Status.DRAFT)
        .order_by(on.updated_at.desc())
        .limit(MOST_DRAFTS)
    )
    return tuple(
        DeskDraft(
            url_for("desk.drawn_up", dossier_id=row.id),
            row.submitter_name,
            procedure_name(reading, row.version_id),
            row.updated_at,
        )
        for row in reading.session.execute(query)
    )


def back_to_intake() -> Link:
    """To the list of the intake."""
    return Link(gettext("Tiếp nhận"), url_for("desk.intake"))
