"""What the checker proposes for something that another engine understands and ours does not."""

from dataclasses import dataclass

from forms.messages import Message
from processes.checks.subject import title
from processes.engine.diagram.document import line_of
from processes.engine.diagram.namespaces import Element, local_name
from processes.engine.diagram.nodes import FLOW_NODES

SHOWN = 200
FOREIGN_TASKS = ("task", "manualTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask")
KINDS = (
    "person",
    "form",
    "deadline",
    "timer",
    "condition",
    "list",
    "step",
    "block",
    "decision",
    "words",
)
OWNERS = {*FLOW_NODES, *FOREIGN_TASKS, "sequenceFlow", "lane", "process"}
"""What a person sees in the picture: definitions and conditions belong to one of these."""


@dataclass(frozen=True)
class Proposal:
    """A reading of foreign content; nothing is ever applied by itself.

    ``kind`` is one of KINDS; ``stands`` is what stands in the file; ``draft`` a text of ours that could
    replace it, empty where only a person can write it.
    """

    kind: str
    stands: str
    message: Message
    draft: str = ""
    element: str | None = None
    name: str = ""
    line: int | None = None


def propose(at: Element, kind: str, stands: str, text: Message, draft: str = "") -> Proposal:
    """A proposal at the element that ``at`` belongs to."""
    owner = next((e for e in (at, *at.iterancestors()) if e.get("id") and local_name(e) in OWNERS), at)
    return Proposal(kind, short(stands), text, draft, owner.get("id"), title(owner), line_of(owner))


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
