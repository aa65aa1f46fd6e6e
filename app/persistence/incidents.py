"""Incidents: an action that broke is remembered with its input, so that it can be repeated."""

import uuid
from dataclasses import asdict, is_dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps, loads
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.logs import mask
from processes.domain.dossier.records import Incident


def keep_incident(
    session: Session, action: str, actor_id: str, command: object, error: Exception, now: datetime
) -> str:
    """Write an incident, or count it again when the same action broke in the same way; returns its id."""
    given = command_as_data(command)
    kind = type(error).__name__
    key = sha256(f"{action}:{dumps(given, sort_keys=True)}:{kind}".encode()).hexdigest()
    incident = session.scalars(select(Incident).filter_by(key=key)).first()
    if incident is None:
        incident = Incident(
            str(uuid.uuid4()), action, given, actor_id, "", now, now, _dossier_of(command), 0, key=key
        )
        session.add(incident)
    incident.count += 1
    incident.last_at, incident.state = now, "open"
    incident.error = mask(f"{kind}: {error}")[:1000]
    return incident.id


def command_as_data(command: object) -> dict[str, Any]:
    """The input of an action as JSON data; what JSON cannot say becomes its name."""
    plain = asdict(command) if is_dataclass(command) and not isinstance(command, type) else {"value": command}
    data: dict[str, Any] = loads(dumps(plain, default=repr))
    return data


def _dossier_of(command: object) -> str | None:
    found = getattr(command, "dossier_id", None)
    return found if isinstance(found, str) else None
