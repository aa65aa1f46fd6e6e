"""Our extension elements say only what they can mean."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.engine.diagram.errors import AttributeProblem
from processes.engine.diagram.extensions import Attributes
from processes.engine.diagram.namespaces import MOTCUA, Element, bpmn, local_name, namespace
from processes.engine.diagram.vocabulary import ANYWHERE, EXTENSIONS, Extension, Said

REMEDY = message("Xóa thuộc tính này, hoặc sửa lại tên trong bảng thuộc tính.")


def check(subject: Subject) -> Iterator[Finding]:
    """Unknown elements and attributes, elements in the wrong place, values that cannot be."""
    for holder in subject.document.root.iter(bpmn("extensionElements")):
        parent = holder.getparent()
        for element in holder:
            if parent is not None and namespace(element) == MOTCUA:
                yield from _check_top(element, parent)


def _check_top(element: Element, parent: Element) -> Iterator[Finding]:
    name, where = local_name(element), parent.get("id")
    known = EXTENSIONS.get(name)
    if known is None or (ANYWHERE not in known.on and local_name(parent) not in known.on):
        yield Finding(message("“motcua:{name}” không đứng ở đây được.", name=name), REMEDY, where)
    else:
        yield from _check(element, known, where)


def _check(element: Element, known: Extension, where: str | None) -> Iterator[Finding]:
    name = local_name(element)
    for attribute in map(str, element.attrib):
        if attribute not in known.known():
            text = message(
                "“motcua:{name}” không có thuộc tính “{attribute}”.", name=name, attribute=attribute
            )
            yield Finding(text, REMEDY, where)
    for attribute, said in known.attributes.items():
        yield from _check_value(Attributes(element), attribute, said)
    for child in element:
        if local_name(child) in known.children:
            yield from _check(child, EXTENSIONS[local_name(child)], where)
        else:
            text = message("“motcua:{name}” không đứng ở đây được.", name=local_name(child))
            yield Finding(text, REMEDY, where)


def _check_value(read: Attributes, name: str, said: Said) -> Iterator[Finding]:
    if read.element.get(name) is None and not said.required:
        return
    try:
        _read(read, name, said)
    except AttributeProblem as error:
        yield Finding(error.text, error.remedy, error.element)


def _read(read: Attributes, name: str, said: Said) -> None:
    """Raise AttributeProblem for a value that ``said`` does not allow."""
    if said.kind == "integer":
        read.integer(name)
    elif said.kind == "number":
        read.decimal(name)
    elif said.kind == "boolean":
        read.boolean(name, False)
    elif said.kind in ("one", "some"):
        values = read.words(name) if said.kind == "some" else (read.text(name),)
        for value in values:
            read.one_of(name, value, said.values)
    elif said.required:
        read.text(name)
