"""Who works where: units, officers, posts and the slots of diagrams."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

ROLES = (
    "receiver",
    "unit_head",
    "specialist",
    "leader",
    "clerk",
    "coordinating",
    "cashier",
    "returner",
    "post_officer",
    "archivist",
    "unit_admin",
    "system_admin",
    "monitor",
    "designer",
)


@dataclass
class Unit:
    """An agency or a part of one, valid from a date; ``parent_id`` builds a tree of any depth."""

    id: str
    code: str
    name: str
    level: str
    valid_from: date
    parent_id: str | None = None
    valid_to: date | None = None
    name_en: str | None = None
    short_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    place: str = ""
    calendar_id: str | None = None


@dataclass
class UnitCode:
    """One of a unit's codes: each scheme (identification, territory, tax, …) has its own."""

    id: str
    unit_id: str
    scheme: str
    code: str


@dataclass
class UnitSuccession:
    """Which unit took over from which, from a day on (two tiers since 01/07/2025)."""

    predecessor_id: str
    successor_id: str
    since: date
    note: str = ""


@dataclass
class Officer:
    """A person who works in units through posts."""

    id: str
    name: str
    phone: str = ""
    email: str = ""
    active: bool = True


@dataclass
class Post:
    """A role in a unit, held from one date to another."""

    id: str
    officer_id: str
    unit_id: str
    role: str
    valid_from: date
    valid_to: date | None = None
    title: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the post counts on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass
class SlotFilling:
    """Which unit stands in a diagram's slot when a given unit receives the dossier."""

    receiving_unit_id: str
    slot: str
    unit_id: str


@dataclass
class Party:
    """A citizen or an organisation that files dossiers."""

    id: str
    kind: str
    name: str
    created_at: datetime
    person_id: str | None = None
    tax_code: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    locale: str = "vi"
    consent_at: datetime | None = None
    """When the holder agreed that data are kept and filled in later (C-34, X-07)."""
    privacy_at: datetime | None = None
    privacy_version: str = ""
    """When, and to which text, the holder agreed that personal data are processed."""


@dataclass
class CalendarRecord:
    """A working calendar as the administrator keeps it (data for ``WorkingCalendar.from_dict``)."""

    id: str
    name: str
    data: dict[str, object]
    revision: int = 1


@dataclass
class ProcedureRecord:
    """A procedure as the catalogue knows it; ``version_id`` is the version in force."""

    code: str
    name: str
    version_id: str | None
    search_text: str = ""
    field: str = ""
    field_en: str = ""
    online_level: str = "none"
    agency_level: str = "commune"
    life_event: str | None = None
    kind: str = "procedure"
    """``procedure``, or ``side``: a small diagram for what may happen at any stage."""


@dataclass
class LocalFee:
    """What a fee costs here, from one date to another; it wins over the amount of the diagram.

    ``unit_id`` and ``channel`` None mean everywhere and every channel. ``rule`` is the data of
    ``processes.domain.procedure.fees.rule_from_dict``; ``basis`` names the resolution.
    """

    id: str
    procedure_code: str
    fee_id: str
    rule: dict[str, Any]
    valid_from: date
    basis: str
    created_at: datetime
    created_by: str
    unit_id: str | None = None
    channel: str | None = None
    valid_to: date | None = None


@dataclass
class ProcedureVersion:
    """One expanded diagram, frozen by its hash. A dossier stays on its version."""

    id: str
    procedure_code: str
    number: int
    sha256: str
    source: bytes
    xml: bytes
    facts: str
    published_at: datetime
    published_by: str
    drawn_by: str | None = None
    """The officer who drew it; another one approved it (``published_by``)."""
    scheduled_for: date | None = None
    """The day from which it will be in force; empty once it is, or when that was called off."""
    in_force_since: datetime | None = None
    """When it was last put in force."""
    note: str = ""
    """What changed and why, in the author's words."""
