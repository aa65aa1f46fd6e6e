"""How large a diagram may be to be checked while somebody waits: far beyond what anybody can read."""

from forms.messages import message
from processes.checks.finding import Finding
from processes.engine.diagram.document import line_of
from processes.engine.diagram.namespaces import Element, bpmn, ours
from processes.engine.diagram.nodes import FLOW_NODES

MOST_NODES, MOST_FLOWS, MOST_SAID = 1_000, 3_000, 5_000
"""Flow nodes, sequence flows and extension elements of ours in one process, blocks not yet opened."""
REMEDY = message("Tách quy trình thành khối hoặc thành nhiều thủ tục.")
KINDS = (
    (MOST_NODES, tuple(map(bpmn, FLOW_NODES))),
    (MOST_FLOWS, (bpmn("sequenceFlow"),)),
    (MOST_SAID, (ours("*"),)),
)


def too_large(process: Element) -> Finding | None:
    """Why a process is too large to be checked; None where it is not."""
    for most, tags in KINDS:
        count = sum(1 for _ in process.iter(*tags))
        if count > most:
            text = message(
                "Quy trình có {count} phần tử cùng loại, tối đa là {most}.", count=count, most=most
            )
            return Finding(text, REMEDY, process.get("id"), rule="too_large", line=line_of(process))
    return None
