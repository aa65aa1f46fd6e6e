"""Forms inside diagrams: reads them, takes shared ones in, carries those of a block to its caller."""

from collections.abc import Mapping
from typing import Any

from forms.messages import message
from processes.engine.diagram.document import line_of
from processes.engine.diagram.errors import FormError
from processes.engine.diagram.extensions import Attributes, extensions, hold_extensions
from processes.engine.diagram.namespaces import Element, ours
from processes.engine.diagram.renaming import SEPARATOR, rename_form
from processes.engine.diagram.shelf import Library, parse_form, write_form


def forms_of(process: Element) -> dict[str, Element]:
    """The ``motcua:form`` elements of a process by id; of two with the same id the first."""
    found: dict[str, Element] = {}
    for element in extensions(process):
        if element.tag == ours("form"):
            found.setdefault(Attributes(element).text("id"), element)
    return found


def read_schema(element: Element) -> dict[str, Any]:
    """The form-js schema in a ``motcua:form``, with its titles as ``title`` and ``title_en``.

    Raises :class:`FormError`.
    """
    read = Attributes(element)
    schema = parse_form(element.text or "", read.text("id"), line_of(element))
    for key, attribute in (("title", "title"), ("title_en", "titleEn")):
        if read.maybe(attribute):
            schema[key] = read.text(attribute)
    return schema


def include_shared(process: Element, library: Library) -> None:
    """Replace each ``motcua:useForm`` by the form of the library that it names.

    Raises :class:`FormError` for a name the library does not have.
    """
    for element in extensions(process):
        if element.tag != ours("useForm"):
            continue
        read = Attributes(element)
        source = read.text("from")
        if source not in library:
            text = message("Không có biểu mẫu dùng chung nào tên “{name}”.", name=source)
            raise FormError(text, line=line_of(element))
        schema = library[source]
        element.tag = ours("form")
        del element.attrib["from"]
        for attribute, key in (("title", "title"), ("titleEn", "title_en")):
            if schema.get(key) and not read.maybe(attribute):
                element.set(attribute, str(schema[key]))
        _write(element, schema)


def settle_forms(process: Element) -> None:
    """Write each form in its canonical text.

    Raises :class:`FormError`.
    """
    for element in forms_of(process).values():
        _write(element, parse_form(element.text or "", str(element.get("id")), line_of(element)))


def _write(element: Element, schema: Mapping[str, Any]) -> None:
    """JSON can hold signs that XML cannot: halves of characters, for one."""
    try:
        element.text = write_form(schema)
    except (ValueError, RecursionError) as error:
        text = message("Biểu mẫu “{form}” có ký tự không ghi vào sơ đồ được.", form=element.get("id"))
        raise FormError(text, line=line_of(element)) from error


def carry_forms(block: Element, process: Element, call: str, chosen: set[str]) -> None:
    """Move the forms that ``block`` uses into ``process``; ``chosen`` are forms the call named itself.

    A form whose id is taken by another content becomes ``call__id``.
    """
    tasks = list(block.iter(ours("task")))
    used = {str(task.get("form")) for task in tasks}
    used |= {form for task in tasks for form in (task.get("shows") or "").split()}
    taken = forms_of(process)
    for form, element in forms_of(block).items():
        if form not in used or form in chosen:
            continue
        if form in taken and not _same(taken[form], element):
            rename_form(block, form, f"{call}{SEPARATOR}{form}")
            element.set("id", f"{call}{SEPARATOR}{form}")
        if str(element.get("id")) not in taken:
            hold_extensions(process).append(element)


def _same(one: Element, other: Element) -> bool:
    return (one.text, dict(one.attrib)) == (other.text, dict(other.attrib))
