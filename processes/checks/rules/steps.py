"""An automatic step that a diagram names is one of the files of ``processes/steps``."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.extensions import extension
from processes.steps import step_names


def check(subject: Subject) -> Iterator[Finding]:
    """Service tasks without a step, or with one that does not exist."""
    known = ", ".join(sorted(step_names()))
    for node in subject.nodes("serviceTask"):
        said = extension(node, "step")
        name = said.get("name") if said is not None else None
        if not name:
            text = message("Bước tự động “{name}” chưa chọn việc phải làm.", name=title(node))
            yield Finding(text, message("Chọn một bước: {steps}.", steps=known), node.get("id"))
        elif name not in step_names():
            text = message("Không có bước tự động nào tên “{step}”.", step=name)
            yield Finding(text, message("Chọn một bước: {steps}.", steps=known), node.get("id"))
