"""Flows join two nodes of the same level; what is named exists."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn, local_name
from processes.engine.diagram.nodes import ACTIVITIES, DRAWN_NODES, FOREIGN_HOLDERS, FOREIGN_TASKS

HOSTS = (*ACTIVITIES, *FOREIGN_TASKS, *FOREIGN_HOLDERS)
RECONNECT = message("Xóa luồng này rồi nối lại hai đầu.")


def check(subject: Subject) -> Iterator[Finding]:
    """Flows with an open end, flows across the edge of a sub-process, events on nothing, lost references."""
    for container in subject.containers():
        inside = {str(c.get("id")): c for c in container.iterchildren(*map(bpmn, DRAWN_NODES)) if c.get("id")}
        for flow in container.iterchildren(bpmn("sequenceFlow")):
            yield from _check_flow(flow, inside)
        for event in container.iterchildren(bpmn("boundaryEvent")):
            host = inside.get(event.get("attachedToRef") or "")
            if host is None or local_name(host) not in HOSTS:
                text = message("Sự kiện “{name}” không gắn trên việc nào.", name=title(event))
                yield Finding(text, message("Kéo sự kiện lên mép của việc."), event.get("id"))
    for reference in subject.process.iter(bpmn("flowNodeRef")):
        if subject.node((reference.text or "").strip()) is None:
            lane = reference.getparent()
            text = message("Làn “{name}” chứa một phần tử không có trong sơ đồ.", name=title(lane))
            yield Finding(
                text, message("Kéo lại các phần tử vào làn."), lane.get("id") if lane is not None else None
            )


def _check_flow(flow: Element, inside: dict[str, Element]) -> Iterator[Finding]:
    ends = (flow.get("sourceRef") or "", flow.get("targetRef") or "")
    if not all(end in inside for end in ends):
        text = message("Luồng “{name}” có đầu không nối vào phần tử nào cùng tầng.", name=title(flow))
        yield Finding(text, RECONNECT, flow.get("id"))
    elif inside[ends[1]].tag in (bpmn("startEvent"), bpmn("boundaryEvent")):
        yield Finding(
            message("Luồng “{name}” đi vào một sự kiện bắt đầu.", name=title(flow)), RECONNECT, flow.get("id")
        )
