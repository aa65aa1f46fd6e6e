"""Fields of XML elements and of JSON: one line of text for each thing that is said."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from processes.engine.diagram.namespaces import Element, local_name

KEYS = ("id", "name", "form", "code", "number", "channel", "from", "mode", "role")
"""What tells elements of one kind apart, the first that an element carries."""
MOST_DEEP = 20


def said_in(
    element: Element, prefix: str = "", skip: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Attributes of ``element`` and of what stands in it, with their paths; ``skip``: attributes left out."""
    for attribute, value in element.attrib.items():
        name = str(attribute).rpartition("}")[2]
        if name not in skip:
            yield f"{prefix}{name}", str(value)
    text = " ".join((element.text or "").split())
    if text:
        yield prefix.removesuffix(".") or "text", text
    for label, child in labelled([child for child in element if isinstance(child.tag, str)]):
        yield from said_in(child, f"{prefix}{label}.")


def labelled(elements: list[Element]) -> Iterator[tuple[str, Element]]:
    """Elements with a label each: the name, and in brackets what tells it from the others of its name."""
    kinds, seen = Counter(local_name(element) for element in elements), Counter[str]()
    for element in elements:
        kind = local_name(element)
        key = key_of(element)
        label = f"{kind}[{key}]" if key or kinds[kind] > 1 else kind
        seen[label] += 1
        yield (label if seen[label] == 1 else f"{label}#{seen[label]}"), element


def key_of(element: Element) -> str:
    """What tells an element from others of its kind; empty where nothing does."""
    return next((str(element.get(key)) for key in KEYS if element.get(key)), "")


def said_by(value: object, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Leaves of JSON with their paths; a list of plain values is one line."""
    if depth < MOST_DEEP and isinstance(value, Mapping):
        for key, each in value.items():
            yield from said_by(each, f"{prefix}.{key}" if prefix else str(key), depth + 1)
    elif depth < MOST_DEEP and isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for index, each in enumerate(value, 1):
            yield from said_by(each, f"{prefix}[{_name_of(each) or index}]", depth + 1)
    else:
        yield prefix, text_of(value)


def _name_of(value: object) -> str:
    found = (value.get(key) for key in ("value", "key", "id")) if isinstance(value, Mapping) else ()
    return next((str(each) for each in found if each), "")


def text_of(value: Any) -> str:
    """A plain value as it is shown."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    return ", ".join(map(text_of, value)) if isinstance(value, list) else str(value)
