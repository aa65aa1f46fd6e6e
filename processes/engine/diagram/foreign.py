"""What other engines and editors write into a diagram: their attributes and extension elements.

Only read, never kept in force: the checker makes proposals of it.
"""

from collections.abc import Iterator

from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.namespaces import Element, local_name, namespace

ENGINES = {
    "http://camunda.org/schema/1.0/bpmn": "camunda",
    "http://camunda.org/schema/zeebe/1.0": "zeebe",
    "http://flowable.org/bpmn": "flowable",
    "http://activiti.org/bpmn": "activiti",
    "http://www.jboss.org/drools": "drools",
    "http://www.signavio.com": "signavio",
    "http://operaton.org/schema/1.0/bpmn": "operaton",
}
"""Their namespaces, with the prefix that people know them by."""


def foreign_value(element: Element, *names: str) -> tuple[str, str] | None:
    """The first attribute of another engine with one of these names, as (``prefix:name``, value)."""
    for name in names:
        for space, prefix in ENGINES.items():
            value = (element.get(f"{{{space}}}{name}") or "").strip()
            if value:
                return f"{prefix}:{name}", value
    return None


def foreign_children(element: Element, *names: str) -> Iterator[tuple[str, Element]]:
    """The extension elements of other engines with one of these names, as (``prefix:name``, element)."""
    for child in extensions(element):
        prefix = ENGINES.get(namespace(child))
        if prefix and local_name(child) in names:
            yield f"{prefix}:{local_name(child)}", child


def inner(element: Element, *names: str) -> Iterator[Element]:
    """The elements directly inside an extension element, of any namespace, with one of these names."""
    return (e for e in element if isinstance(e.tag, str) and local_name(e) in names)
