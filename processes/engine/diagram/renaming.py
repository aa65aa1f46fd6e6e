"""Gives the elements of a block ids of their own, so that it can stand in a diagram many times."""

import re

from processes.engine.diagram.document import elements_of
from processes.engine.diagram.namespaces import BPMN, BPMNDI, DI, Element, local_name, namespace, ours

SEPARATOR = "__"
REFERENCES = frozenset(
    {
        "sourceRef",
        "targetRef",
        "attachedToRef",
        "default",
        "bpmnElement",
        "messageRef",
        "signalRef",
        "errorRef",
        "escalationRef",
        "processRef",
        "dataObjectRef",
        "dataStoreRef",
        "itemSubjectRef",
        "categoryValueRef",
    }
)
REFERENCE_TEXTS = frozenset(
    {"flowNodeRef", "incoming", "outgoing", "sourceRef", "targetRef", "loopDataInputRef", "loopDataOutputRef"}
)
_TEXT_OR_PATH = re.compile(r'("(?:[^"\\]|\\.)*")|(\b(?:form|decision)\.)([A-Za-z_][A-Za-z0-9_]*)')


def prefix_ids(root: Element, prefix: str) -> None:
    """Put ``prefix`` and ``__`` before each id below ``root``, and before each reference to one."""
    ids = {str(element.get("id")) for element in elements_of(root) if element.get("id")}
    for element in root.iter():
        if namespace(element) in (BPMN, BPMNDI, DI):
            _prefix(element, prefix, ids)
        elif element.tag == ours("assign") and element.get("task") in ids:
            element.set("task", f"{prefix}{SEPARATOR}{element.get('task')}")


def _prefix(element: Element, prefix: str, ids: set[str]) -> None:
    if element.get("id"):
        element.set("id", f"{prefix}{SEPARATOR}{element.get('id')}")
    for key in REFERENCES.intersection(str(k) for k in element.attrib):
        if element.get(key) in ids:
            element.set(key, f"{prefix}{SEPARATOR}{element.get(key)}")
    if namespace(element) == BPMN and local_name(element) in REFERENCE_TEXTS:
        text = (element.text or "").strip()
        if text in ids:
            element.text = f"{prefix}{SEPARATOR}{text}"


def rename_form(root: Element, old: str, new: str) -> None:
    """Let tasks and FEEL paths (``form.<old>.…``) below ``root`` mean form ``new``."""
    for task in root.iter(ours("task")):
        _rename_in_task(task, old, new)
    _rename_paths(root, "form.", old, new)


def rename_decision(root: Element, old: str, new: str) -> None:
    """Let deciding tasks and FEEL paths (``decision.<old>.…``) below ``root`` mean decision ``new``."""
    for deciding in root.iter(ours("decide")):
        if deciding.get("decision") == old:
            deciding.set("decision", new)
    _rename_paths(root, "decision.", old, new)


def _rename_paths(root: Element, first: str, old: str, new: str) -> None:
    def path(match: re.Match[str]) -> str:
        if (match.group(2), match.group(3)) != (first, old):
            return match.group(0)
        return f"{first}{new}"

    for element in root.iter():
        if element.text and first in element.text:
            element.text = _TEXT_OR_PATH.sub(path, element.text)
        for key, value in element.attrib.items():
            if first in value:
                element.set(key, _TEXT_OR_PATH.sub(path, str(value)))


def _rename_in_task(task: Element, old: str, new: str) -> None:
    if task.get("form") == old:
        task.set("form", new)
    if shown := (task.get("shows") or "").split():
        task.set("shows", " ".join(new if form == old else form for form in shown))
