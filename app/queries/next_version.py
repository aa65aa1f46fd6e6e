"""Whether something changes for applicants soon: the next version of a procedure, by the day it begins."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.procedures import procedure_version
from app.persistence.versions import VersionShelf
from processes.domain.procedure import Facts


def next_for_applicants(session: Session, shelf: VersionShelf, facts: Facts) -> date | None:
    """The day from which new dossiers are filed otherwise than by ``facts``; None where nothing is planned,
    or only what officers see changes."""
    at = procedure_version.c
    waiting = (at.procedure_code == facts.profile.code, at.scheduled_for.is_not(None))
    query = select(at.id, at.scheduled_for).where(*waiting).order_by(at.scheduled_for, at.number.desc())
    for row in session.execute(query):
        if _seen(shelf.take(session, row.id).facts) != _seen(facts):
            day: date = row.scheduled_for
            return day
    return None


def _seen(facts: Facts) -> tuple[object, ...]:
    """What applicants see of a version: its card, its stages, and the forms that they fill in."""
    asked = {section.form: facts.forms.get(section.form) for section in facts.profile.sections}
    return facts.profile, facts.stages, asked
