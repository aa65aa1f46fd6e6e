"""Types of a DMN file: the built-in ones, those it defines, and the language it says it speaks."""

from collections.abc import Mapping

from forms.messages import message
from processes.engine.decisions.kinds import ANYTHING, BUILT_IN, Kind
from processes.engine.decisions.xml import child, children, refused, text_in
from processes.engine.diagram.namespaces import Element

DEEPEST = 20
"""How far a named type may go through other named types."""


def read_types(root: Element) -> dict[str, Kind]:
    """The named types of the file (itemDefinition). Raises DecisionError for one that leads nowhere."""
    found = {str(e.get("name")): e for e in children(root, "itemDefinition") if e.get("name")}
    return {name: _defined(element, found, 0) for name, element in found.items()}


def _defined(element: Element, found: Mapping[str, Element], depth: int) -> Kind:
    if child(element, "itemComponent") is not None:
        return Kind("context", element.get("isCollection") == "true")
    inner = child(element, "typeRef")
    name = _bare("" if inner is None else inner.text or "")
    if name in BUILT_IN:
        kind = Kind(BUILT_IN[name])
    elif name in found and depth < DEEPEST:
        kind = _defined(found[name], found, depth + 1)
    else:
        raise refused(element, message("Không có kiểu giá trị nào tên “{name}”.", name=name))
    allowed = text_in(child(element, "allowedValues")) or kind.allowed
    return Kind(kind.name, kind.many or element.get("isCollection") == "true", allowed)


def type_named(element: Element, types: Mapping[str, Kind]) -> Kind:
    """The type that the attribute ``typeRef`` of an element names. Raises DecisionError if there is none."""
    name = _bare(element.get("typeRef") or "")
    if name in types:
        return types[name]
    if name not in BUILT_IN:
        raise refused(element, message("Không có kiểu giá trị nào tên “{name}”.", name=name))
    return Kind(BUILT_IN[name]) if BUILT_IN[name] != "any" else ANYTHING


def _bare(name: str) -> str:
    """The name without the prefix or namespace that DMN 1.1 puts before it."""
    return " ".join(name.rpartition("}")[2].rpartition(":")[2].split())


def speaks_feel(element: Element) -> None:
    """Raises DecisionError where an element says that its expressions are of another language."""
    language = element.get("expressionLanguage") or ""
    if language and "feel" not in language.lower():
        text = message("Biểu thức viết bằng {language}, chúng tôi chỉ đọc FEEL.", language=language[:80])
        raise refused(element, text, message("Viết lại biểu thức bằng FEEL."))
