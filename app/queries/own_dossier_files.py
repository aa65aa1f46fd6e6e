"""Whether somebody may open a file: the applicant his own, officers those of dossiers they work on."""

from app.persistence.database import db
from app.queries.own_dossier_page import is_released
from app.queries.past_work import past_pairs
from processes.domain.access import Actor, Subject, may
from processes.domain.dossier.dossier import Dossier, Paper
from processes.domain.dossier.records import Slip
from processes.domain.errors import NotFound


def paper_for(actor: Actor, paper_id: str) -> Paper:
    """The paper. NotFound when there is none, or the person may not see it."""
    paper = db.session.get(Paper, paper_id)
    if paper is None:
        raise NotFound
    dossier = _dossier(paper.dossier_id)
    if may(actor, "see_own_dossier", Subject(dossier)):
        if paper.purpose == "component" or is_released(dossier):
            return paper
    elif _officer_sees(actor, dossier):
        return paper
    raise NotFound


def slip_for(actor: Actor, slip_id: str) -> Slip:
    """The slip. NotFound when there is none, or the person may not see it."""
    slip = db.session.get(Slip, slip_id)
    if slip is None:
        raise NotFound
    dossier = _dossier(slip.dossier_id)
    if may(actor, "see_own_dossier", Subject(dossier)) or _officer_sees(actor, dossier):
        return slip
    raise NotFound


def _dossier(dossier_id: str) -> Dossier:
    found = db.session.get(Dossier, dossier_id)
    if found is None:
        raise NotFound
    return found


def _officer_sees(actor: Actor, dossier: Dossier) -> bool:
    if actor.officer_id is None:
        return False
    pairs = past_pairs(db.session(), dossier.id)
    return may(actor, "see_dossier", Subject(dossier, past_pairs=pairs))
