"""One dossier for an officer: found, or not there; and the strip above each of its pages."""

from datetime import date

from flask import url_for
from sqlalchemy import func, select

from app.persistence.tables.dossiers import paper
from app.persistence.tables.procedures import procedure_version
from app.persistence.tables.records import slip
from app.queries.code_words import code_or_none
from app.queries.desk_words import procedure_name, status_tag
from app.queries.past_work import past_pairs
from app.queries.reading import Reading
from app.queries.views_officer import NavItem
from app.queries.views_officer_dossier import DossierHead
from processes.actions.case import CaseInHand
from processes.domain.access import Subject, may
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotFound


def seen_case(reading: Reading, dossier_id: str) -> CaseInHand:
    """The dossier, when the reader may see it. Raises NotFound for one of others, and for one that is not."""
    dossier = reading.session.get(Dossier, dossier_id)
    if dossier is None:
        raise NotFound
    case = reading.case(dossier)
    past = past_pairs(reading.session, dossier_id)
    if not may(reading.actor, "see_dossier", Subject(dossier, past_pairs=past)):
        raise NotFound
    return case


def head(reading: Reading, dossier: Dossier, current: str = "") -> DossierHead:
    """The strip; with a ``current`` tab it has tabs and says which version the dossier runs on."""
    tabs = _tabs(reading, dossier, current) if current else ()
    return DossierHead(
        code=code_or_none(dossier.code),
        url=url_for("desk.dossier", dossier_id=dossier.id),
        status=status_tag(reading, dossier.status),
        procedure=procedure_name(reading, dossier.version_id),
        applicant=dossier.submitter_name,
        channel=dossier.channel,
        back_url=url_for("desk.inbox"),
        tabs=tabs,
        version=reading.version(dossier.version_id).number if current else None,
        in_force_from=_in_force_from(reading, dossier.version_id) if current else None,
    )


def _tabs(reading: Reading, dossier: Dossier, current: str) -> tuple[NavItem, ...]:
    current_papers = select(func.count()).where(paper.c.dossier_id == dossier.id, paper.c.current)
    slips = select(func.count()).where(slip.c.dossier_id == dossier.id)
    counts = reading.session.execute(
        select(current_papers.scalar_subquery().label("papers"), slips.scalar_subquery().label("slips"))
    ).one()
    shown = {
        "overview": ("desk.dossier", None),
        "papers": ("desk.papers", counts.papers),
        "journal": ("desk.journal", dossier.journal_seq),
        "slips": ("desk.slips", counts.slips),
        "clocks": ("desk.clocks", None),
        "diagram": ("desk.diagram", None),
    }
    return tuple(
        NavItem(id_, url_for(endpoint, dossier_id=dossier.id), id_ == current, count)
        for id_, (endpoint, count) in shown.items()
    )


def _in_force_from(reading: Reading, version_id: str) -> date | None:
    published = reading.session.scalar(
        select(procedure_version.c.published_at).where(procedure_version.c.id == version_id)
    )
    return day_of(published) if published else None
