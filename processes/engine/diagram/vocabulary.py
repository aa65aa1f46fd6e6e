"""Our extension elements: where each may stand and what its attributes may say.

The moddle descriptor and the XML schema beside the diagrams say the same; a test compares them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from processes.domain.dossier.case_actions import CASE_ACTIONS
from processes.domain.procedure.nodes import ASSIGNMENT_RULES, CLOCKS
from processes.domain.procedure.profile import (
    AGENCY_LEVELS,
    CHANNELS,
    COMPONENT_ROLES,
    DEADLINE_MODES,
    FEE_TIMINGS,
    ONLINE_LEVELS,
    RESULT_FORMS,
)
from processes.domain.procedure.reminding import DEADLINES_OF, ESCALATION_ROLES

LANE_ROLES = (
    "applicant",
    "receiver",
    "specialist",
    "leader",
    "clerk",
    "returner",
    "cashier",
    "archivist",
    "unit_head",
    "coordinating",
)
TASK_KINDS = ("work", "intake", "supplement", "result", "fee")
NOTES = ("none", "optional", "required")
DEADLINE_KINDS = ("hours", "days", "share", "until_due", "calendar_days")
FEE_KINDS = ("fee", "charge")
RESULT_KINDS = ("positive", "negative", "notice")
PARAMETER_TYPES = ("number", "text", "form", "boolean")
APPLICANT_KINDS = (
    "citizen",
    "enterprise",
    "organisation",
    "state_agency",
    "cooperative",
    "overseas_vietnamese",
    "foreigner",
    "official",
)
ANYWHERE = "*"


@dataclass(frozen=True)
class Said:
    """An attribute: ``text``, ``name`` (with English beside it), ``id``, ``feel``, ``integer``, ``number``,
    ``boolean``, ``one`` or ``some`` of ``values``."""

    kind: str = "text"
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extension:
    """An extension element: on which BPMN elements it stands (empty: only inside another of ours)."""

    on: tuple[str, ...]
    attributes: Mapping[str, Said]
    children: tuple[str, ...] = field(default=())
    text: bool = False

    def known(self) -> set[str]:
        """Every attribute name it may carry."""
        english = {f"{name}En" for name, said in self.attributes.items() if said.kind == "name"}
        return {*self.attributes, *english}


def _one(*values: str, required: bool = False) -> Said:
    return Said("one", required, values)


TEXT, NEEDED = Said(), Said(required=True)
NAME, NAMED = Said("name"), Said("name", True)
FEEL, NUMBER, WHOLE, FLAG = Said("feel"), Said("number", True), Said("integer"), Said("boolean")
ID = Said("id", True)
# The Vietnamese of an element is BPMN's own name; only its English stands with us.
ENGLISH = {"nameEn": TEXT}

EXTENSIONS: dict[str, Extension] = {
    "english": Extension((ANYWHERE,), {"name": NEEDED}),
    "profile": Extension(
        ("process",),
        {
            "code": NEEDED,
            "name": NAMED,
            "shortName": NAME,
            "summary": NAME,
            "field": NAMED,
            "agencyLevel": _one(*AGENCY_LEVELS, required=True),
            "competentUnit": NAMED,
            "onlineLevel": _one(*ONLINE_LEVELS, required=True),
            "legacyLevel": WHOLE,
            "procedureType": TEXT,
            "publishingDecision": TEXT,
            "applicantKinds": Said("some", values=APPLICANT_KINDS),
            "applicants": NAME,
            "channels": Said("some", values=CHANNELS),
            "resultForms": Said("some", values=RESULT_FORMS),
            "anywhereInProvince": FLAG,
            "subject": FEEL,
            "lifeEvent": TEXT,
            "keywords": TEXT,
            "retentionYears": WHOLE,
            "supplementDays": WHOLE,
        },
        (
            "coordinating",
            "section",
            "case",
            "component",
            "fee",
            "limit",
            "result",
            "legal",
            "download",
            "condition",
            "stepText",
            "remind",
            "escalate",
        ),
    ),
    "coordinating": Extension((), {"name": NAMED}),
    "section": Extension((), {"form": NEEDED, "group": NAMED, "when": FEEL}),
    "case": Extension((), {"id": ID, "name": NAMED, "when": FEEL}),
    "component": Extension(
        (),
        {
            "id": ID,
            "name": NAMED,
            "role": _one(*COMPONENT_ROLES),
            "originals": WHOLE,
            "copies": WHOLE,
            "required": FLAG,
            "when": FEEL,
            "cases": TEXT,
            "form": TEXT,
            "accept": TEXT,
            "maxMegabytes": WHOLE,
            "signed": FLAG,
            "note": NAME,
        },
        ("choice",),
    ),
    "choice": Extension((), {"id": ID, "name": NAMED, "when": FEEL}),
    "fee": Extension(
        (),
        {
            "id": ID,
            "name": NAMED,
            "kind": _one(*FEE_KINDS, required=True),
            "timing": _one(*FEE_TIMINGS, required=True),
            "refundable": FLAG,
            "note": NAME,
            "when": FEEL,
            "over": FEEL,
            "count": TEXT,
            "times": TEXT,
            "cap": Said("number"),
            "decision": TEXT,
        },
        ("amount", "tier"),
    ),
    "amount": Extension((), {"value": NUMBER, "channel": _one(*CHANNELS), "currency": TEXT}),
    "tier": Extension((), {"from": Said("integer", True), "to": WHOLE, "each": NUMBER}),
    "limit": Extension(
        (),
        {
            "mode": _one(*DEADLINE_MODES, required=True),
            "value": WHOLE,
            "channel": _one(*CHANNELS),
            "case": TEXT,
            "cutoff": TEXT,
            "text": NAME,
        },
    ),
    "result": Extension((), {"code": NEEDED, "name": NAMED, "kind": _one(*RESULT_KINDS)}),
    "legal": Extension((), {"number": NEEDED, "title": NAMED}),
    "download": Extension((), {"name": NAMED}),
    "condition": Extension((), {"text": NAMED}),
    "stepText": Extension((), {"text": NAMED}),
    "side": Extension(
        ("process",),
        {
            "action": _one(*CASE_ACTIONS, required=True),
            "label": NAMED,
            "consequence": NAME,
            "form": TEXT,
            "move": TEXT,
            "reason": _one(*NOTES),
        },
        ("given",),
    ),
    "given": Extension((), {"name": ID, "value": Said("feel", True)}),
    "form": Extension(("process",), {"id": ID, "title": NAME}, text=True),
    "useForm": Extension(("process",), {"id": ID, "from": NEEDED, "title": NAME}),
    "decision": Extension(("process",), {"id": ID}, text=True),
    "useDecision": Extension(("process",), {"id": ID, "from": NEEDED}),
    "parameter": Extension(
        ("process",),
        {"name": ID, "type": _one(*PARAMETER_TYPES, required=True), "default": TEXT, "label": TEXT},
    ),
    "lane": Extension(("lane",), {"role": _one(*LANE_ROLES, required=True), "slot": TEXT, **ENGLISH}),
    "task": Extension(
        ("userTask",),
        {"form": TEXT, "kind": _one(*TASK_KINDS), "timing": TEXT, "shows": TEXT, "stage": NAME, **ENGLISH},
    ),
    "deadline": Extension(
        ("userTask",), {"kind": _one(*DEADLINE_KINDS, required=True), "amount": TEXT, "clock": _one(*CLOCKS)}
    ),
    "remind": Extension(
        ("userTask",), {"at": Said("number"), "before": Said("number"), "of": _one(*DEADLINES_OF)}
    ),
    "escalate": Extension(
        ("userTask",),
        {"after": NUMBER, "to": _one(*ESCALATION_ROLES, required=True), "of": _one(*DEADLINES_OF)},
    ),
    "assign": Extension(("userTask",), {"rule": _one(*ASSIGNMENT_RULES, required=True), "task": TEXT}),
    "outcome": Extension(
        ("userTask",),
        {"id": ID, "label": NAMED, "move": TEXT, "consequence": NAME, "note": _one(*NOTES)},
    ),
    "step": Extension(("serviceTask",), {"name": NEEDED, "move": TEXT, "later": FLAG, **ENGLISH}, ("input",)),
    "decide": Extension(("businessRuleTask",), {"decision": NEEDED, **ENGLISH}, ("input",)),
    "input": Extension(("serviceTask", "businessRuleTask"), {"name": ID, "value": Said("feel", True)}),
    "timer": Extension(
        ("boundaryEvent", "intermediateCatchEvent"), {"clock": _one(*CLOCKS), "move": TEXT, **ENGLISH}
    ),
    "receive": Extension(("boundaryEvent", "intermediateCatchEvent"), {"move": TEXT, **ENGLISH}),
    "with": Extension(("callActivity",), {"name": ID, "value": TEXT}),
    "expanded": Extension(("subProcess",), {"block": NEEDED}),
}
"""Every extension element by its local name."""
