"""Moving running dossiers from one version of a procedure to another."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

PLANNED, RUNNING, DONE, STOPPED = "planned", "running", "done", "stopped"
WAITING, MOVED, STAYED = "waiting", "moved", "stayed"


@dataclass
class RunMigration:
    """A plan to move the running dossiers of ``from_version_id`` to ``to_version_id``.

    ``rename``: the node of the new diagram by the node of the old one; an open node that is missing here
    cannot move. ``undo_of`` names the migration that this one takes back.
    """

    id: str
    procedure_code: str
    from_version_id: str
    to_version_id: str
    rename: dict[str, str]
    reason: str
    planned_by: str
    planned_at: datetime
    status: str = PLANNED
    started_at: datetime | None = None
    finished_at: datetime | None = None
    undo_of: str | None = None


@dataclass
class DossierMigration:
    """One dossier of a migration: what it was before and after, or why it stayed."""

    migration_id: str
    dossier_id: str
    status: str = WAITING
    reason: dict[str, Any] = field(default_factory=dict)
    """Why it stayed: ``{"text": msgid, "values": {…}}``."""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
