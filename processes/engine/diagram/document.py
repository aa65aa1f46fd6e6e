"""Reads a diagram file safely: no document type, no entities, no network, bounded size and depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unicodedata import is_normalized, normalize
from xml.parsers import expat

from lxml import etree

from forms.messages import message
from processes.engine.diagram.errors import HostileXml, NoProcess, NotXml
from processes.engine.diagram.namespaces import BPMN, Element, bpmn, local_name, namespace

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
DMN = "omg.org/spec/DMN/"
DOCTYPE = message("Tệp có khai báo DOCTYPE, chúng tôi không đọc tệp như vậy.")


@dataclass(frozen=True)
class Document:
    """A parsed diagram."""

    root: Element

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Elements of BPMN by id; of two with the same id the first."""
        found: dict[str, Element] = {}
        for element in elements_of(self.root):
            if element.get("id"):
                found.setdefault(str(element.get("id")), element)
        return found

    def executable(self) -> list[Element]:
        """The processes marked executable."""
        return [p for p in self.root.iterchildren(bpmn("process")) if p.get("isExecutable") == "true"]

    def process(self) -> Element:
        """The one executable process.

        Raises :class:`NoProcess` if there is none or more than one.
        """
        processes = self.executable()
        if len(processes) == 1:
            return processes[0]
        text = message("Tệp có {count} quy trình chạy được, cần đúng một.", count=len(processes))
        raise NoProcess(text, line=line_of(processes[1]) if processes else None)

    def line(self, element: str | None) -> int | None:
        """The line where ``element`` begins; of an element of an expanded block, where its call does."""
        while element:
            if element in self.ids:
                return line_of(self.ids[element])
            element = element.rpartition("__")[0]
        return None


def elements_of(root: Element) -> Iterator[Element]:
    """Every BPMN element below and with ``root``; extensions and pictures left out."""
    return (e for e in root.iter() if isinstance(e.tag, str) and e.tag.startswith(f"{{{BPMN}}}"))


def line_of(element: Element) -> int | None:
    """The line where ``element`` begins in its file."""
    line = element.sourceline
    return int(line) if line else None


def parse_xml(source: bytes) -> Document:
    """Parse ``source``, a BPMN 2.0 file of at most MAX_BYTES.

    Raises :class:`NotXml` or :class:`HostileXml`, both with the line.
    """
    root = read_xml(source)
    if root.tag != bpmn("definitions"):
        raise _not_bpmn(root)
    return Document(root)


def _not_bpmn(root: Element) -> NotXml:
    """What the file is instead, as far as its first element tells."""
    name, space = local_name(root), namespace(root)
    if DMN in space:
        text = message("Tệp là bảng quyết định DMN, không phải là sơ đồ BPMN 2.0.")
        remedy = message("Đưa tệp này kèm với sơ đồ dùng nó.")
        return NotXml(text, line=line_of(root), remedy=remedy)
    if name == "definitions":
        text = message("Tệp không phải là sơ đồ BPMN 2.0: không gian tên là “{space}”.", space=space[:80])
        return NotXml(text, line=line_of(root))
    text = message("Tệp không phải là sơ đồ BPMN 2.0: phần tử đầu tiên là “{name}”.", name=name[:80])
    return NotXml(text, line=line_of(root))


def read_xml(source: bytes) -> Element:
    """The root of ``source``, any XML of at most MAX_BYTES: comments and instructions left out.

    Raises :class:`NotXml` or :class:`HostileXml`, both with the line.
    """
    if len(source) > MAX_BYTES:
        raise HostileXml(
            message("Tệp nặng {size} MB, tối đa là 5 MB.", size=round(len(source) / 1_000_000, 1)),
            remedy=message("Tách bớt biểu mẫu thành biểu mẫu dùng chung, hoặc tách quy trình thành khối."),
        )
    _refuse_hostile(source)
    return _composed(_parse(source))


def _composed(root: Element) -> Element:
    """Every text and attribute in Unicode NFC, as people's answers are: some Vietnamese keyboards write a
    letter and its tone as two signs, which would equal nothing and be no name."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if not is_normalized("NFC", value):
                element.set(key, normalize("NFC", value))
        if element.text and not is_normalized("NFC", element.text):
            element.text = normalize("NFC", element.text)
    return root


def _parse(source: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise NotXml(message("Tệp không đúng dạng XML ở dòng {line}.", line=line or 1), line=line) from error
    if root.getroottree().docinfo.doctype:
        # An encoding that the two parsers read in two ways must not carry one past the first.
        raise HostileXml(DOCTYPE, line=1)
    return root


def _refuse_hostile(source: bytes) -> None:
    """Walk the file once with a parser that stops at a document type, before any entity exists."""
    walk = _Walk()
    try:
        walk.parser.Parse(source, True)
    except (ValueError, LookupError) as error:
        text = message("Tệp dùng bảng mã mà chúng tôi không đọc được.")
        raise NotXml(text, line=1, remedy=message("Lưu lại tệp với bảng mã UTF-8.")) from error
    except expat.ExpatError as error:
        line = getattr(error, "lineno", 1)
        raise NotXml(message("Tệp không đúng dạng XML ở dòng {line}.", line=line), line=line) from error


class _Walk:
    """A pass of expat that refuses document types and deep nesting."""

    def __init__(self) -> None:
        self.depth = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def doctype(self, *_: Any) -> None:
        line = self.parser.CurrentLineNumber
        raise HostileXml(DOCTYPE, line=line)

    def start(self, *_: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            line = self.parser.CurrentLineNumber
            raise HostileXml(message("Tệp lồng quá {count} tầng.", count=MAX_DEPTH), line=line)

    def end(self, *_: Any) -> None:
        self.depth -= 1
