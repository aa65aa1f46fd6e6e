"""Calls of blocks: the block exists and every parameter is given as it wants."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.engine.diagram import DiagramError
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.parameters import bind, parameters_of
from processes.engine.diagram.shelf import Shelf


def check(subject: Subject) -> Iterator[Finding]:
    """Unknown blocks, parameters that are missing, unknown or of another type, forms that do not exist."""
    shelf = Shelf(subject.blocks, subject.library)
    for call in subject.source.process().iter(bpmn("callActivity")):
        try:
            _, block = shelf.take_block(call.get("calledElement") or "", call)
            values = bind(block, call)
        except DiagramError as error:
            yield Finding(error.text, error.remedy, call.get("id"))
            continue
        yield from _check_forms(subject, call, block, values)


def _check_forms(
    subject: Subject, call: Element, block: Element, values: dict[str, str]
) -> Iterator[Finding]:
    if subject.facts is None:
        return
    for parameter in parameters_of(block):
        value = values[parameter.name]
        if parameter.type == "form" and value not in subject.facts.forms and value != parameter.default:
            text = message(
                "Tham số “{name}” chọn biểu mẫu “{form}” không có.", name=parameter.name, form=value
            )
            yield Finding(text, message("Chọn một biểu mẫu của quy trình này."), call.get("id"))
