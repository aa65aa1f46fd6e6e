"""What the card of a procedure says (X-03): everything of its diagram that is not flow."""

from dataclasses import dataclass
from decimal import Decimal

from processes.domain.procedure.fees import Tier
from processes.domain.procedure.names import Name
from processes.domain.procedure.reminding import Escalation, Reminder, Watch

CHANNELS = ("direct", "online", "post")
RESULT_FORMS = ("desk", "online", "post")
FEE_TIMINGS = ("none", "on_submission", "before_intake", "after_intake", "before_return")
ONLINE_LEVELS = ("full", "partial", "info", "none")
AGENCY_LEVELS = ("ministry", "province", "district", "commune", "other")
COMPONENT_ROLES = ("submit", "show")
DEADLINE_MODES = ("hours", "same_clock", "end_of_day", "calendar_days", "same_day", "months", "none")


@dataclass(frozen=True)
class Case:
    """A trường hợp giải quyết; ``when`` is FEEL over ``form.<form>.<field>`` of the application."""

    id: str
    name: Name
    when: str | None = None


@dataclass(frozen=True)
class PaperChoice:
    """One of several papers that each satisfy a component; the first whose ``when`` holds applies."""

    id: str
    name: Name
    when: str | None = None


@dataclass(frozen=True)
class Component:
    """A thành phần hồ sơ.

    ``form`` names the application form that is this paper (nothing to upload); ``cases`` empty means every
    case; ``when`` is FEEL: the component is asked only where it holds; ``accept`` are media types (Q1).
    """

    id: str
    name: Name
    role: str = "submit"
    originals: int = 0
    copies: int = 0
    required: bool = True
    when: str | None = None
    cases: tuple[str, ...] = ()
    form: str | None = None
    choices: tuple[PaperChoice, ...] = ()
    accept: tuple[str, ...] = ("application/pdf", "image/jpeg", "image/png")
    max_megabytes: int = 20
    signed: bool = False
    note: Name | None = None

    @property
    def is_uploaded(self) -> bool:
        """Whether its file is handed in online; what is declared or only shown at the desk (C-43) is not."""
        return self.form is None and self.role == "submit"


@dataclass(frozen=True)
class Amount:
    """An amount of a fee in ``currency`` for one channel; ``channel`` None means every channel."""

    value: Decimal
    channel: str | None = None
    currency: str = "VND"


@dataclass(frozen=True)
class Fee:
    """A fee (phí) or charge (lệ phí) and when it is paid (Q3).

    It has ``amounts``, or ``tiers`` with at most ``cap`` đồng for one time: then ``over`` is FEEL for a list
    of contexts, and ``count`` and ``times`` are their keys (pages, copies). ``when`` is FEEL: a fee of some
    dossiers only, such as one for late registration. ``decision`` names a decision whose value is the amount,
    in place of ``amounts`` and ``tiers``.
    """

    id: str
    name: Name
    kind: str
    timing: str
    amounts: tuple[Amount, ...]
    refundable: bool = False
    note: Name | None = None
    tiers: tuple[Tier, ...] = ()
    cap: Decimal | None = None
    over: str | None = None
    count: str | None = None
    times: str | None = None
    when: str | None = None
    decision: str | None = None


@dataclass(frozen=True)
class Limit:
    """The legal time limit of a channel and case (None: all); ``value`` in the unit of its ``mode``."""

    mode: str
    value: int
    channel: str | None = None
    case: str | None = None
    cutoff: str | None = None
    text: Name | None = None


@dataclass(frozen=True)
class ResultPaper:
    """A paper that the procedure may end in."""

    code: str
    name: Name
    kind: str = "positive"


@dataclass(frozen=True)
class LegalBasis:
    """A legal document the procedure rests on."""

    number: str
    title: Name


@dataclass(frozen=True)
class Section:
    """One page of the application wizard: a form of the diagram, asked where ``when`` holds."""

    form: str
    group: Name
    when: str | None = None


@dataclass(frozen=True)
class Profile:
    """The card of a procedure, as its diagram declares it."""

    code: str
    name: Name
    short_name: Name
    summary: Name
    field: Name
    agency_level: str
    competent_unit: Name
    online_level: str
    legacy_level: int | None = None
    procedure_type: str | None = None
    publishing_decision: str | None = None
    applicant_kinds: tuple[str, ...] = ("citizen",)
    applicants: Name | None = None
    coordinating: tuple[Name, ...] = ()
    channels: tuple[str, ...] = CHANNELS
    result_forms: tuple[str, ...] = RESULT_FORMS
    anywhere_in_province: bool = False
    sections: tuple[Section, ...] = ()
    cases: tuple[Case, ...] = ()
    components: tuple[Component, ...] = ()
    fees: tuple[Fee, ...] = ()
    limits: tuple[Limit, ...] = ()
    results: tuple[ResultPaper, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    downloads: tuple[Name, ...] = ()
    conditions: tuple[Name, ...] = ()
    steps_text: tuple[Name, ...] = ()
    subject: str | None = None
    life_event: str | None = None
    keywords: tuple[str, ...] = ()
    retention_years: int | None = None
    supplement_days: int = 30
    reminders: tuple[Reminder, ...] = ()
    escalations: tuple[Escalation, ...] = ()

    @property
    def watch(self) -> Watch:
        """The reminders and escalations that the diagram draws for all its deadlines."""
        return Watch(self.reminders, self.escalations)
