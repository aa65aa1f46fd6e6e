"""Incidents: an action that broke is remembered with its input, so that it can be repeated."""

import uuid
from datetime import datetime
from hashlib import sha256
from json import dumps, loads
from typing import Any

import structlog
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.logs import mask
from app.persistence.tables.records import outbox, payment, slip
from app.persistence.tables.work import due, work_item
from app.persistence.world import NEXT_NUMBER
from processes.actions.incidents import RepeatIncident
from processes.actions.kept_input import to_data
from processes.actions.loose_input import LOST
from processes.domain.access import Actor
from processes.domain.dossier.codes import incident_counter, incident_number
from processes.domain.dossier.records import Incident

log = structlog.get_logger(__name__)

LONGEST_ERROR = 1000
FOUND_BY: dict[str, tuple[ColumnElement[Any], ColumnElement[Any]]] = {
    "item_id": (work_item.c.dossier_id, work_item.c.id),
    "due_id": (due.c.dossier_id, due.c.id),
    "slip_id": (slip.c.dossier_id, slip.c.id),
    "message_id": (outbox.c.dossier_id, outbox.c.id),
    "reference": (payment.c.dossier_id, payment.c.reference),
}
"""Fields of commands that lead to a dossier: where it is read, and what the field must equal."""


def keep_incident(
    session: Session, action: str, actor: Actor, command: object, error: Exception, now: datetime
) -> Incident:
    """Write an incident, or count it again when the same person's action broke in the same way."""
    if isinstance(command, RepeatIncident) and (
        repeated := session.get(Incident, command.incident_id, with_for_update=True)
    ):
        return _count(repeated, error, now)
    given = kept_input(command)
    key = _key(action, actor.id, given, error)
    # Counted under a lock: what breaks often breaks at the same moment.
    incident = session.scalars(select(Incident).filter_by(key=key).with_for_update()).first()
    if incident is None:
        incident = Incident(
            id=str(uuid.uuid4()),
            action=action,
            input=given,
            actor_id=actor.id,
            actor_name=actor.name,
            error="",
            first_at=now,
            last_at=now,
            dossier_id=_dossier_of(session, command),
            count=0,
            key=key,
            number=_number(session, now),
        )
        session.add(incident)
    return _count(incident, error, now)


def kept_input(command: object) -> dict[str, Any]:
    """The input of an action as JSON data; marked as lost when it cannot be written."""
    try:
        data: dict[str, Any] = loads(dumps(to_data(command)))
    except Exception:
        # Whatever an input is made of, that its action broke must be known.
        log.exception("input not kept", command=type(command).__name__)
        return dict(LOST)
    return data


def _count(incident: Incident, error: Exception, now: datetime) -> Incident:
    incident.count += 1
    incident.last_at = now
    incident.error = mask(f"{type(error).__name__}: {error}")[:LONGEST_ERROR]
    return incident


def _key(action: str, actor_id: str, given: dict[str, Any], error: Exception) -> str:
    text = f"{action}:{actor_id}:{dumps(given, sort_keys=True)}:{type(error).__name__}"
    return sha256(text.encode()).hexdigest()


def _number(session: Session, now: datetime) -> str:
    number = session.execute(NEXT_NUMBER, {"key": incident_counter(now)}).scalar_one()
    return incident_number(now, int(number))


def _dossier_of(session: Session, command: object) -> str | None:
    named = getattr(command, "dossier_id", None)
    if isinstance(named, str):
        return named
    for field, (wanted, column) in FOUND_BY.items():
        value = getattr(command, field, None)
        if isinstance(value, str):
            found: str | None = session.execute(select(wanted).where(column == value)).scalar()
            return found
    return None
