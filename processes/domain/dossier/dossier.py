"""The dossier itself: who files what, where it stands and when it is due."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from processes.domain.dossier.statuses import ENDED, PAUSED, Status


@dataclass
class Dossier:
    """One request under one procedure. A draft has no code, no run and no clock.

    Four axes have one owner each: ``status``, ``finance_status``, ``delivery_status`` and (later) the
    synchronisation (statuses, section 2). ``due_original`` never changes; ``due_current`` moves with pauses.
    """

    id: str
    procedure_code: str
    version_id: str
    party_id: str
    receiving_unit_id: str
    competent_unit_id: str
    created_at: datetime
    updated_at: datetime
    status: str = Status.DRAFT
    channel: str = "online"
    code: str | None = None
    case: str | None = None
    finance_status: str = "none"
    delivery_status: str = "not_ready"
    result_form: str = "online"
    delivery: dict[str, Any] = field(default_factory=dict)
    subject: str = ""
    submitter_name: str = ""
    submitter_person_id: str | None = None
    submitter_phone: str | None = None
    submitter_email: str | None = None
    submitter_address: str | None = None
    owner_name: str = ""
    locale: str = "vi"
    submitted_at: datetime | None = None
    received_at: datetime | None = None
    due_original: datetime | None = None
    due_current: datetime | None = None
    due_legal: datetime | None = None
    """The date that counts for whether the dossier is on time: moved by pauses and by the calendar, never by
    a new appointment (working time, section 6)."""
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    expires_at: datetime | None = None
    reminded_at: datetime | None = None
    supplement_rounds: int = 0
    reschedules: int = 0
    """How often a new appointment was made (at most once, T-34)."""
    previous_status: str | None = None
    """Where the dossier stood when a withdrawal was asked for (T-30)."""
    suspended_at: datetime | None = None
    overdue_at: datetime | None = None
    """When it was marked overdue; overdue never blocks the return of a result."""
    told: int = 0
    """How many people of the ladder of reminders and escalations have been told of its promise."""
    filed_by: str | None = None
    """The officer who filed it at the desk (T-03); None when the applicant did."""
    archived: bool = False
    journal_seq: int = 0
    journal_head: str = ""
    search_text: str = ""
    row_version: int = 1

    @property
    def is_draft(self) -> bool:
        """Saved with *Lưu* and not yet sent."""
        return self.status == Status.DRAFT

    @property
    def is_ended(self) -> bool:
        """Nothing more will happen but archiving."""
        return self.status in ENDED

    @property
    def is_paused(self) -> bool:
        """The processing clock stands still (working time, section 4)."""
        return self.received_at is not None and self.status in PAUSED


@dataclass
class Answers:
    """What was answered in one form of a dossier; ``complete`` when nothing required is missing."""

    dossier_id: str
    form: str
    values: dict[str, Any]
    saved_at: datetime
    saved_by: str
    complete: bool = False


@dataclass
class ComponentCheck:
    """A component as it was handed in or shown on paper at the desk: counted and checked by an officer."""

    dossier_id: str
    component: str
    originals: int
    copies: int
    check: str
    checked_at: datetime
    checked_by: str
    comment: str = ""


@dataclass
class Paper:
    """One version of a file handed in for a component, or a result paper (``purpose`` ``result``).

    ``check`` is the tick of the officer: ``unchecked``, ``passed`` or ``failed``; a failed paper becomes a
    row of the supplement slip.
    """

    id: str
    dossier_id: str
    component: str
    file_sha256: str
    filename: str
    media_type: str
    size: int
    uploaded_at: datetime
    uploaded_by: str
    purpose: str = "component"
    choice: str | None = None
    version: int = 1
    pages: int | None = None
    current: bool = True
    check: str = "unchecked"
    comment: str = ""
    checked_at: datetime | None = None
    checked_by: str | None = None
