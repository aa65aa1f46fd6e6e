"""A task without a way on never lets the run end."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.graph import refused_with
from processes.checks.subject import Subject, title
from processes.engine.diagram.nodes import FLOW_NODES

WITHOUT = ("endEvent",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every node but an end event has a flow that leaves it."""
    for node in subject.nodes(*(kind for kind in FLOW_NODES if kind not in WITHOUT)):
        if not subject.outgoing.get(str(node.get("id"))) and not refused_with(node):
            text = message("Không có luồng nào đi ra từ “{name}”, hồ sơ sẽ đứng lại ở đây.", name=title(node))
            yield Finding(
                text, message("Nối tiếp tới phần tử sau, hoặc tới một sự kiện kết thúc."), node.get("id")
            )
