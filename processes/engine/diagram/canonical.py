"""One way to write a diagram, so that equal diagrams have equal hashes."""

from lxml import etree

from forms.messages import message
from processes.engine.diagram.document import line_of
from processes.engine.diagram.errors import NotXml
from processes.engine.diagram.namespaces import XSI, Element


def canonical(root: Element) -> bytes:
    """``root`` as canonical XML (C14N), indented, blanks around texts left out.

    Raises :class:`NotXml` for namespaces that canonical XML does not know, as relative ones.
    """
    for element in root.iter():
        _settle(element)
    etree.indent(root, "  ")
    try:
        return etree.tostring(root, method="c14n") + b"\n"
    except etree.C14NError as error:
        raise NotXml(
            message("Tệp khai báo một không gian tên không dùng được."), line=line_of(root)
        ) from error


def _settle(element: Element) -> None:
    element.attrib.pop(f"{{{XSI}}}type", None)
    element.tail = None
    if element.text is not None:
        element.text = element.text.strip() or None
