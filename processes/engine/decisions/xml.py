"""The XML of DMN: its namespaces from 1.1 to 1.6, and its children by local name."""

from collections.abc import Iterator

from forms.messages import Message
from processes.engine.decisions.errors import DecisionError
from processes.engine.diagram.document import line_of
from processes.engine.diagram.namespaces import Element, local_name, namespace

DMN = frozenset(
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
        "https://www.omg.org/spec/DMN/20240513/MODEL/",
    }
)


def children(element: Element, *locals_: str) -> Iterator[Element]:
    """The children of DMN with one of these local names, or all of them."""
    for child in element.iterchildren():
        if namespace(child) in DMN and (not locals_ or local_name(child) in locals_):
            yield child


def child(element: Element, local: str) -> Element | None:
    """The first child of this local name."""
    return next(children(element, local), None)


def text_in(element: Element | None) -> str:
    """What stands in the ``text`` element inside of ``element``."""
    inner = None if element is None else child(element, "text")
    return "" if inner is None else "".join(inner.itertext()).strip()


def called(element: Element) -> str:
    """The name of an element on one line, or its id, or what it is."""
    name = " ".join((element.get("name") or element.get("label") or "").split())
    return name or element.get("id") or local_name(element)


def refused(element: Element, text: Message, remedy: Message | None = None) -> DecisionError:
    """The error about an element."""
    return DecisionError(text, line=line_of(element), element=element.get("id"), remedy=remedy)
