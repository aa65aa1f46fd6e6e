"""Events on edges and in flows wait for something that can happen."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.rules.allowed_elements import definitions
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn, local_name

WAITING = ("timerEventDefinition", "messageEventDefinition")
ON_EDGES = (*WAITING, "errorEventDefinition", "escalationEventDefinition")


def check(subject: Subject) -> Iterator[Finding]:
    """Catch events without a trigger, messages without a name, event-based gateways on something else."""
    for node in subject.nodes("boundaryEvent", "intermediateCatchEvent"):
        allowed = ON_EDGES if local_name(node) == "boundaryEvent" else WAITING
        found = [local_name(definition) for definition in definitions(node)]
        if not found or found[0] not in allowed:
            text = message("Sự kiện “{name}” không chờ giờ cũng không chờ thông điệp.", name=title(node))
            yield Finding(text, message("Chọn loại sự kiện: hẹn giờ hoặc thông điệp."), node.get("id"))
        yield from _check_message(subject, node)
    for gateway in subject.nodes("eventBasedGateway"):
        for flow in subject.outgoing.get(str(gateway.get("id")), []):
            target = subject.node(str(flow.get("targetRef")))
            if target is not None and local_name(target) != "intermediateCatchEvent":
                text = message("Sau cổng “{name}” phải là sự kiện chờ.", name=title(gateway))
                yield Finding(
                    text, message("Đặt sự kiện hẹn giờ hoặc thông điệp ngay sau cổng."), flow.get("id")
                )


def _check_message(subject: Subject, node: Element) -> Iterator[Finding]:
    definition = node.find(bpmn("messageEventDefinition"))
    if definition is None:
        return
    messages = {m.get("id"): m.get("name") for m in subject.document.root.iterchildren(bpmn("message"))}
    if not messages.get(definition.get("messageRef")):
        text = message("Sự kiện “{name}” chưa nói chờ thông điệp nào.", name=title(node))
        yield Finding(text, message("Chọn hoặc đặt tên thông điệp."), node.get("id"))
