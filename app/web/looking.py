"""Notes who looks at a page or a file of a dossier (who saw what must be answerable for years)."""

from flask import Response, request
from sqlalchemy import select

from app.access_log import Access, log_access, log_access_once
from app.persistence.database import db
from app.persistence.tables.records import outbox
from app.persistence.tables.work import work_item
from app.services import services
from app.web.actors import current_actor

OWNERS = {"item_id": work_item, "message_id": outbox}
"""Arguments of addresses besides ``dossier_id`` that lead to a dossier, and the table they lead through."""


def note_look(what: str, subject: str, dossier_id: str | None) -> None:
    """Keep that the person of this request opened the file ``subject`` (an id)."""
    at_hand = services()
    log_access(at_hand.transactions, at_hand.clock(), _access(what, subject, dossier_id))


def note_person(what: str, party_id: str) -> None:
    """Keep that an officer saw data of an applicant, outside any dossier, once in ten minutes."""
    at_hand = services()
    log_access_once(at_hand.transactions, at_hand.clock(), _access(what, party_id, None))


def note_page(response: Response) -> Response:
    """Keep that the person saw the page of a dossier, of its task or of a letter, once in ten minutes.

    The page is not handed out when this cannot be kept.
    """
    if request.method != "GET" or response.status_code != 200:
        return response
    subject, dossier_id = _shown()
    if dossier_id:
        at_hand, what = services(), (request.endpoint or "").partition(".")[2]
        log_access_once(at_hand.transactions, at_hand.clock(), _access(what, subject, dossier_id))
    return response


def _shown() -> tuple[str, str | None]:
    """What the address names, and the dossier it belongs to."""
    given = request.view_args or {}
    if "dossier_id" in given:
        return given["dossier_id"], given["dossier_id"]
    for name, table in OWNERS.items():
        if name in given:
            owner = select(table.c.dossier_id).where(table.c.id == given[name])
            return given[name], db.session.execute(owner).scalar()
    return "", None


def _access(what: str, subject: str, dossier_id: str | None) -> Access:
    return Access(current_actor().id, what, subject, request.remote_addr or "", dossier_id)
