"""What stands in the diagram can be seen in its picture."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmndi


def check(subject: Subject) -> Iterator[Finding]:
    """Nodes without a shape, flows without an edge, in a diagram that has a picture."""
    drawn = {
        shape.get("bpmnElement")
        for shape in subject.document.root.iter(bpmndi("BPMNShape"), bpmndi("BPMNEdge"))
    }
    if not drawn:
        text, where = message("Tệp không có phần hình vẽ."), subject.process.get("id")
        yield Finding(text, message("Mở tệp trong trình vẽ, sắp xếp rồi lưu lại."), where, WARNING)
        return
    for element in (*subject.nodes(), *subject.flows()):
        if element.get("id") and element.get("id") not in drawn:
            text = message("“{name}” không có trong hình vẽ.", name=title(element))
            yield Finding(
                text, message("Mở tệp trong trình vẽ, sắp xếp rồi lưu lại."), element.get("id"), WARNING
            )
