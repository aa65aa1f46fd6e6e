"""An applicant's own dossier, read for a page: the same parts and rules as the actions, without a lock."""

from app.persistence.database import db
from app.persistence.world import DatabaseWorld
from app.services import services
from processes.actions.case import CaseInHand
from processes.domain.access import Actor, Subject, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotFound, Refusal


class AlreadySent(Refusal):
    """A page of a draft that is no longer one: it was sent in the meantime."""

    def __init__(self, dossier_id: str) -> None:
        super().__init__()
        self.dossier_id = dossier_id


def own_case(actor: Actor, dossier_id: str) -> CaseInHand:
    """The dossier with everything a page may show of it. Raises NotFound for another person's."""
    dossier = db.session.get(Dossier, dossier_id)
    if dossier is None or not may(actor, "see_own_dossier", Subject(dossier)):
        raise NotFound
    at_hand = services()
    shelves = at_hand.transactions
    world = DatabaseWorld(db.session(), at_hand.clock(), shelves.versions, shelves.calendars)
    return CaseInHand(world, actor, dossier)


def own_draft(actor: Actor, dossier_id: str) -> CaseInHand:
    """The draft. Raises NotFound, and AlreadySent for what is no draft any more."""
    case = own_case(actor, dossier_id)
    if not case.dossier.is_draft:
        raise AlreadySent(dossier_id)
    return case


def own_sent(actor: Actor, dossier_id: str) -> CaseInHand:
    """A dossier that was sent; a draft is not found here."""
    case = own_case(actor, dossier_id)
    if case.dossier.is_draft:
        raise NotFound
    return case


def read_anew() -> None:
    """Forget what this request has read: an action has changed it since."""
    db.session.close()
