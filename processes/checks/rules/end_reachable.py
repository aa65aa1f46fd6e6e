"""From every node the end can be reached: no circle without a way out."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.nodes import DRAWN_NODES
from processes.engine.diagram.order import onward


def check(subject: Subject) -> Iterator[Finding]:
    """Walk backwards from the end events; what is not met cannot end."""
    for container in subject.containers():
        nodes = {str(c.get("id")): c for c in container.iterchildren(*map(bpmn, DRAWN_NODES)) if c.get("id")}
        ending = _ending(container, nodes)
        for name, node in nodes.items():
            if name not in ending and subject.outgoing.get(name):
                text = message("Từ “{name}” không có đường nào tới kết thúc.", name=title(node))
                remedy = message("Thêm một luồng đi ra khỏi vòng, tới sự kiện kết thúc.")
                yield Finding(text, remedy, name)
        if nodes and not any(node.tag == bpmn("endEvent") for node in nodes.values()):
            text = message("“{name}” chưa có sự kiện kết thúc.", name=title(container))
            yield Finding(text, message("Vẽ một sự kiện kết thúc."), container.get("id"))


def _ending(container: Element, nodes: dict[str, Element]) -> set[str]:
    before: dict[str, list[str]] = {}
    ways = onward(container)
    for name in nodes:
        for follower in ways.get(name, ()):
            before.setdefault(follower, []).append(name)
    pending = [name for name, node in nodes.items() if node.tag == bpmn("endEvent")]
    found = set(pending)
    while pending:
        for name in before.get(pending.pop(), []):
            if name not in found:
                found.add(name)
                pending.append(name)
    return found
