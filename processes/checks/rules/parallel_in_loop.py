"""A fork and its join inside a loop stand in a sub-process of their own: else a join fires too early."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.order import onward


def check(subject: Subject) -> Iterator[Finding]:
    """Joining parallel gateways that lie on a circle of flows."""
    for container in subject.containers():
        for gateway in container.iterchildren(bpmn("parallelGateway")):
            name = str(gateway.get("id"))
            if len(subject.incoming.get(name, [])) > 1 and on_circle(container, name):
                text = message("Cổng gộp song song “{name}” nằm trong một vòng lặp.", name=title(gateway))
                remedy = message("Đưa cổng tách và cổng gộp vào một quy trình con riêng.")
                yield Finding(text, remedy, name)


def on_circle(container: Element, name: str) -> bool:
    """Whether a way leads from a node back to itself."""
    ways = onward(container)
    pending, seen = list(ways.get(name, ())), set[str]()
    while pending:
        node = pending.pop()
        if node == name:
            return True
        if node not in seen:
            seen.add(node)
            pending += ways.get(node, ())
    return False
