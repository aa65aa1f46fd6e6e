"""A condition on a flow that leaves a task is ignored by the engine."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn, local_name
from processes.engine.diagram.nodes import GATEWAYS


def check(subject: Subject) -> Iterator[Finding]:
    """Conditions stand behind gateways only; a task has one way on."""
    for node in subject.nodes():
        flows = subject.outgoing.get(str(node.get("id")), [])
        if local_name(node) in GATEWAYS:
            continue
        for flow in flows:
            if flow.find(bpmn("conditionExpression")) is not None:
                text = message("Điều kiện trên luồng đi ra từ “{name}” không có tác dụng.", name=title(node))
                yield Finding(
                    text,
                    message("Đặt một cổng loại trừ sau phần tử này rồi chuyển điều kiện sang đó."),
                    flow.get("id"),
                )
        if len(flows) > 1:
            text = message("“{name}” có {count} luồng đi ra cùng lúc.", name=title(node), count=len(flows))
            yield Finding(
                text, message("Đặt một cổng song song hoặc cổng loại trừ sau phần tử này."), node.get("id")
            )
