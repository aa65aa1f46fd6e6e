"""A process and a sub-process begin at one plain start event."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.rules.allowed_elements import definitions
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn


def check(subject: Subject) -> Iterator[Finding]:
    """None, several, or one that waits for something."""
    for container in subject.containers():
        starts = list(container.iterchildren(bpmn("startEvent")))
        if len(starts) != 1:
            text = message(
                "“{name}” có {count} sự kiện bắt đầu, cần đúng một.", name=title(container), count=len(starts)
            )
            yield Finding(text, message("Vẽ một sự kiện bắt đầu thường."), container.get("id"))
        for start in starts:
            if definitions(start):
                text = message(
                    "Sự kiện bắt đầu “{name}” không được chờ giờ hay thông điệp.", name=title(start)
                )
                yield Finding(text, message("Đổi thành sự kiện bắt đầu thường."), start.get("id"))
