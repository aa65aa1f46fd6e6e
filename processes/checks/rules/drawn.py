"""What stands in the diagram can be seen in its picture."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram import Document
from processes.engine.diagram.namespaces import bpmndi


def check(subject: Subject) -> Iterator[Finding]:
    """Nodes without a shape, flows without an edge, in a diagram that has a picture."""
    # The picture of a block that is called comes with the expansion: it is none of the diagram.
    if not _shapes(subject.source):
        text, where = message("Tệp không có phần hình vẽ."), subject.process.get("id")
        yield Finding(text, message("Mở tệp trong trình vẽ, sắp xếp rồi lưu lại."), where, WARNING)
        return
    drawn = _shapes(subject.document)
    for element in (*subject.nodes(), *subject.flows()):
        if element.get("id") and element.get("id") not in drawn:
            text = message("“{name}” không có trong hình vẽ.", name=title(element))
            yield Finding(
                text, message("Mở tệp trong trình vẽ, sắp xếp rồi lưu lại."), element.get("id"), WARNING
            )


def _shapes(document: Document) -> set[str | None]:
    """The ids of what has a shape or an edge."""
    return {e.get("bpmnElement") for e in document.root.iter(bpmndi("BPMNShape"), bpmndi("BPMNEdge"))}
