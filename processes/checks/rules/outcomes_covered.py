"""Every outcome of a task leads somewhere: none is left over at the gateway behind it."""

import re
from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.node_facts import outcome_ids

_NAMED = re.compile(r'\boutcome\s*=\s*"([^"]*)"|"([^"]*)"\s*=\s*outcome\b')
_LISTED = re.compile(r"\boutcome\s+in\s*\(([^)]*)\)")


def check(subject: Subject) -> Iterator[Finding]:
    """Outcomes that no condition names and no default takes; conditions on outcomes that do not exist."""
    for gateway in subject.nodes("exclusiveGateway"):
        task = task_before(subject, gateway)
        if task is None:
            continue
        conditions = [(flow, _condition(flow)) for flow in subject.outgoing.get(str(gateway.get("id")), [])]
        offered, named = outcome_ids(task), {o for _, text in conditions for o in _outcomes(text)}
        if named and not gateway.get("default"):
            for outcome in offered:
                if outcome not in named:
                    yield _left_over(gateway, task, outcome)
        for flow, text in conditions:
            for outcome in _outcomes(text):
                if outcome not in offered:
                    yield _unknown(flow, task, outcome)


def task_before(subject: Subject, gateway: Element) -> Element | None:
    """The task that directly precedes a gateway, if it is the only way in."""
    flows = subject.incoming.get(str(gateway.get("id")), [])
    before = subject.node(str(flows[0].get("sourceRef"))) if len(flows) == 1 else None
    return before if before is not None and before.tag == bpmn("userTask") else None


def _condition(flow: Element) -> str:
    return flow.findtext(bpmn("conditionExpression")) or ""


def _outcomes(text: str) -> list[str]:
    listed = [part.strip().strip('"') for found in _LISTED.findall(text) for part in found.split(",")]
    return [one or other for one, other in _NAMED.findall(text)] + listed


def _left_over(gateway: Element, task: Element, outcome: str) -> Finding:
    text = message(
        "Kết quả “{outcome}” của “{task}” không đi đâu ở cổng “{name}”.",
        outcome=outcome,
        task=title(task),
        name=title(gateway),
    )
    remedy = message(
        'Thêm một nhánh có điều kiện outcome = "{outcome}", hoặc đặt một nhánh làm mặc định.', outcome=outcome
    )
    return Finding(text, remedy, gateway.get("id"))


def _unknown(flow: Element, task: Element, outcome: str) -> Finding:
    text = message(
        "Nhánh “{flow}” chờ kết quả “{outcome}”, nhưng “{task}” không có kết quả đó.",
        flow=title(flow),
        outcome=outcome,
        task=title(task),
    )
    return Finding(
        text, message("Sửa tên kết quả trong điều kiện, hoặc thêm kết quả vào việc."), flow.get("id"), WARNING
    )
