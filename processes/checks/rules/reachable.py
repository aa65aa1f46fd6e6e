"""Nodes that no way leads to are dropped without a word when the diagram runs."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.graph import refused_with
from processes.checks.subject import Subject, title
from processes.engine.diagram.order import nodes_in_order


def check(subject: Subject) -> Iterator[Finding]:
    """Every node lies on a way from the start."""
    reached = {node.get("id") for node in nodes_in_order(subject.process)}
    for node in subject.nodes():
        if node.get("id") not in reached and not refused_with(node):
            text = message("Không có đường nào từ lúc bắt đầu tới “{name}”.", name=title(node))
            yield Finding(text, message("Nối phần tử này vào luồng, hoặc xóa nó."), node.get("id"))
