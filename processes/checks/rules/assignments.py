"""Same person, another person: as which task?"""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import local_name


def check(subject: Subject) -> Iterator[Finding]:
    """A rule that names no task, or one that does not exist."""
    for node in subject.nodes("userTask"):
        said = extension(node, "assign")
        if said is None or said.get("rule") == "pool":
            continue
        other = subject.node(said.get("task") or "")
        if other is None or local_name(other) != "userTask":
            text = message("“{name}” giao theo người của một việc không có trong sơ đồ.", name=title(node))
            yield Finding(
                text, message("Chọn lại việc để so người, hoặc giao cho cả đơn vị."), node.get("id")
            )
