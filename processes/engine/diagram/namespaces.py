"""The XML names a diagram is made of: BPMN 2.0, its pictures (DI), and our own extensions."""

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
MOTCUA = "urn:motcua:bpmn:1"

Element = etree._Element
"""lxml's element; it has no public name."""


def bpmn(local: str) -> str:
    """The full name of a BPMN element."""
    return f"{{{BPMN}}}{local}"


def bpmndi(local: str) -> str:
    """The full name of an element of BPMN's diagram interchange."""
    return f"{{{BPMNDI}}}{local}"


def dc(local: str) -> str:
    """The full name of an element of the shared diagram vocabulary (bounds)."""
    return f"{{{DC}}}{local}"


def di(local: str) -> str:
    """The full name of an element of diagram interchange (waypoints)."""
    return f"{{{DI}}}{local}"


def ours(local: str) -> str:
    """The full name of one of our extension elements."""
    return f"{{{MOTCUA}}}{local}"


def local_name(element: Element) -> str:
    """The name of ``element`` without its namespace."""
    return etree.QName(element).localname


def namespace(element: Element) -> str:
    """The namespace of ``element``, or an empty text."""
    return etree.QName(element).namespace or ""
