"""Timers say how long or until when, in one of the ways that the clock understands."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn

EXAMPLE = message('Viết thời gian chờ, ví dụ: working_hours(8), working_days(3), duration("P30D").')


def check(subject: Subject) -> Iterator[Finding]:
    """Timers without an expression, and repeating ones."""
    for node in subject.nodes("boundaryEvent", "intermediateCatchEvent", "startEvent"):
        for definition in node.iterchildren(bpmn("timerEventDefinition")):
            said = [definition.findtext(bpmn(way)) for way in ("timeDuration", "timeDate")]
            if not any(text and text.strip() for text in said):
                text = message("Sự kiện chờ giờ “{name}” chưa có thời gian.", name=title(node))
                yield Finding(text, EXAMPLE, node.get("id"))
