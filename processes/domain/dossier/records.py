"""What a dossier leaves behind: payments, slips and messages to people."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass
class Payment:
    """A request to pay and what became of it; each attempt has a ``reference`` of its own."""

    id: str
    dossier_id: str
    reference: str
    amount: Decimal
    timing: str
    created_at: datetime
    currency: str = "VND"
    status: str = "requested"
    """``requested``, ``paid``, ``failed``, ``refund_due``."""
    items: list[dict[str, Any]] = field(default_factory=list)
    paid_at: datetime | None = None
    transaction_no: str | None = None
    provider_code: str | None = None
    method: str = "online"
    """``online``, ``cash`` or ``transfer``."""
    collected_by: str | None = None
    receipt_number: str | None = None
    note: str = ""


@dataclass
class Slip:
    """An official slip. Number and data are fixed when it is drawn up; the PDF is made once from them."""

    id: str
    dossier_id: str
    kind: str
    number: str
    issued_on: date
    issued_at: datetime
    issued_by: str
    data: dict[str, Any]
    pdf_sha256: str | None = None
    # Tries to make the PDF are counted by the moment in ``due`` (workers/kinds); these two columns of the
    # first schema stay at their first values.
    attempts: int = 0
    next_attempt_at: datetime | None = None


@dataclass
class OutboxMessage:
    """A message that leaves after the commit. ``key`` appears once, whatever is repeated."""

    id: str
    key: str
    kind: str
    channel: str
    recipient: str
    dossier_id: str | None
    locale: str
    data: dict[str, Any]
    created_at: datetime
    state: str = "pending"
    """``pending``, ``leased``, ``sent`` or ``dead``."""
    attempts: int = 0
    next_attempt_at: datetime | None = None
    leased_until: datetime | None = None
    sent_at: datetime | None = None
    subject: str = ""
    body: str = ""
    error: str = ""


@dataclass
class Incident:
    """An action that broke: nothing of it was kept; it can be repeated with the same input."""

    id: str
    action: str
    input: dict[str, Any]
    actor_id: str
    error: str
    first_at: datetime
    last_at: datetime
    dossier_id: str | None = None
    count: int = 1
    state: str = "open"
    """``open``, ``repeated`` (it went through later) or ``closed`` (given up, with a reason)."""
    key: str = ""
    number: str = ""
    actor_name: str = ""
    closed_at: datetime | None = None
    closed_by: str | None = None
    reason: str = ""


@dataclass
class InboxMessage:
    """A message from outside; it meets the event that waits for it in either order. ``key`` appears once."""

    id: str
    key: str
    name: str
    dossier_id: str
    data: dict[str, Any]
    received_at: datetime
    state: str = "waiting"
    """``waiting`` for its event, or ``taken``."""
    taken_at: datetime | None = None


@dataclass
class DecisionRecord:
    """What a decision table said about a dossier at a business rule task; the newest of a decision counts.

    ``inputs``, ``value`` and ``rules`` (numbers of the rules that held, from 1, by decision) are plain data.
    """

    id: str
    dossier_id: str
    node: str
    decision: str
    version_id: str
    inputs: dict[str, Any]
    value: Any
    rules: dict[str, Any]
    at: datetime
