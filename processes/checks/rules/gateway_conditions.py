"""Every way out of an exclusive or inclusive gateway says when it is taken."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn

DECIDING = ("exclusiveGateway", "inclusiveGateway")


def check(subject: Subject) -> Iterator[Finding]:
    """Flows without a condition, a default that is not a flow, conditions where they mean nothing."""
    for gateway in subject.nodes(*DECIDING):
        flows = subject.outgoing.get(str(gateway.get("id")), [])
        if len(flows) > 1:
            yield from _check(gateway, flows)
        default = gateway.get("default")
        if default and default not in [flow.get("id") for flow in flows]:
            text = message("Luồng mặc định của “{name}” không đi ra từ cổng này.", name=title(gateway))
            yield Finding(text, message("Chọn lại luồng mặc định."), gateway.get("id"))
    for gateway in subject.nodes("parallelGateway", "eventBasedGateway"):
        for flow in subject.outgoing.get(str(gateway.get("id")), []):
            if flow.find(bpmn("conditionExpression")) is not None:
                text = message(
                    "Điều kiện trên luồng đi ra từ “{name}” không có tác dụng.", name=title(gateway)
                )
                yield Finding(text, message("Xóa điều kiện, hoặc đổi thành cổng loại trừ."), flow.get("id"))


def _check(gateway: Element, flows: list[Element]) -> Iterator[Finding]:
    for flow in flows:
        has = flow.find(bpmn("conditionExpression")) is not None
        names = {"flow": title(flow), "name": title(gateway)}
        if not has and flow.get("id") != gateway.get("default"):
            text = message("Nhánh “{flow}” của “{name}” chưa có điều kiện.", **names)
            yield Finding(
                text, message("Viết điều kiện FEEL, hoặc đặt nhánh này làm mặc định."), flow.get("id")
            )
        elif has and flow.get("id") == gateway.get("default"):
            text = message("Nhánh mặc định “{flow}” của “{name}” có điều kiện thừa.", **names)
            yield Finding(text, message("Xóa điều kiện của nhánh mặc định."), flow.get("id"), WARNING)
