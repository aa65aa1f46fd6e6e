"""One way to write a diagram, so that equal diagrams have equal hashes."""

from lxml import etree

from processes.engine.diagram.namespaces import XSI, Element


def canonical(root: Element) -> bytes:
    """``root`` as canonical XML (C14N), indented, blanks around texts left out."""
    for element in root.iter():
        _settle(element)
    etree.indent(root, "  ")
    return etree.tostring(root, method="c14n") + b"\n"


def _settle(element: Element) -> None:
    element.attrib.pop(f"{{{XSI}}}type", None)
    element.tail = None
    if element.text is not None:
        element.text = element.text.strip() or None
