"""Decision tables inside diagrams: takes shared ones in, carries those of a block to its caller.

A ``motcua:decision`` holds a DMN file, its id is the name of that file without ending. One file has one or
more decisions; tasks, fees and expressions name those.
"""

from collections.abc import Iterator, Mapping

from forms.messages import message
from processes.domain.procedure import Name, TableHead
from processes.engine.diagram.canonical import canonical
from processes.engine.diagram.document import line_of, parse_xml, read_xml
from processes.engine.diagram.errors import DecisionFileError, HostileXml, NotXml
from processes.engine.diagram.extensions import Attributes, extensions, hold_extensions
from processes.engine.diagram.namespaces import Element, bpmn, local_name, ours
from processes.engine.diagram.renaming import SEPARATOR, rename_decision

Decisions = Mapping[str, bytes]
"""Decision tables by file name without ending: the DMN of each."""
ENGLISH = ours("english")


def decision_files(process: Element) -> dict[str, Element]:
    """The ``motcua:decision`` elements of a process by id; of two with the same id the first."""
    found: dict[str, Element] = {}
    for element in extensions(process):
        if element.tag == ours("decision"):
            found.setdefault(str(element.get("id")), element)
    return found


def files_in(source: bytes) -> dict[str, bytes]:
    """The files that stand in a diagram as it was drawn, by name.

    Raises :class:`DiagramError` for a source that is no diagram.
    """
    processes = parse_xml(source).root.iterchildren(bpmn("process"))
    return {
        name: (element.text or "").strip().encode()
        for process in processes
        for name, element in decision_files(process).items()
    }


def include_decisions(process: Element, decisions: Decisions) -> None:
    """Replace each ``motcua:useDecision`` by the file that it names.

    Raises :class:`DecisionFileError` for a name that is not at hand.
    """
    for element in extensions(process):
        if element.tag != ours("useDecision"):
            continue
        source = Attributes(element).text("from")
        if source not in decisions:
            text = message("Không có bảng quyết định dùng chung nào tên “{name}”.", name=source)
            raise DecisionFileError(text, line=line_of(element))
        element.tag = ours("decision")
        del element.attrib["from"]
        element.text = _settled(decisions[source], element)


def settle_decisions(process: Element) -> None:
    """Write each file in its canonical text, so that equal tables have equal hashes.

    Raises :class:`DecisionFileError` for a file that is not XML.
    """
    for element in decision_files(process).values():
        element.text = _settled((element.text or "").strip().encode(), element)


def _settled(dmn: bytes, element: Element) -> str:
    return canonical(_root(dmn, element)).decode().strip()


def _root(dmn: bytes, element: Element) -> Element:
    try:
        return read_xml(dmn)
    except (NotXml, HostileXml) as error:
        text = message(
            "Bảng quyết định “{name}” không đọc được: {why}", name=element.get("id"), why=error.text
        )
        raise DecisionFileError(text, line=line_of(element)) from error


def heads_of(process: Element) -> dict[str, TableHead]:
    """Every decision of the files of a process, by its id; of two with the same id the first.

    Raises :class:`DecisionFileError` for a file that is not XML.
    """
    heads: dict[str, TableHead] = {}
    for file, element in decision_files(process).items():
        for decision in _decisions(_root((element.text or "").strip().encode(), element)):
            name = str(decision.get("id"))
            heads.setdefault(name, TableHead(name, _name(decision), file, tuple(_outputs(decision))))
    return heads


def _decisions(root: Element) -> Iterator[Element]:
    return (e for e in root.iterchildren() if local_name(e) == "decision" and e.get("id"))


def _name(decision: Element) -> Name:
    """DMN knows one language; the English stands in its extension elements."""
    english = next(decision.iter(ENGLISH), None)
    return Name(
        str(decision.get("name") or decision.get("id")),
        None if english is None else english.get("name") or None,
    )


def _outputs(decision: Element) -> Iterator[str]:
    """The names of a table's outputs where it has several: its value is a context of them."""
    for table in decision.iterchildren():
        if local_name(table) == "decisionTable":
            outputs = [e for e in table.iterchildren() if local_name(e) == "output"]
            if len(outputs) > 1:
                yield from (str(e.get("name")) for e in outputs if e.get("name"))


def carry_decisions(block: Element, process: Element, call: str) -> None:
    """Move the files of ``block`` into ``process``; the same file brought twice stands there once.

    A file whose id is taken by another content becomes ``call__id``, and so does each of its decisions whose
    id another file has.
    """
    for file, element in decision_files(block).items():
        taken = decision_files(process)
        if file in taken and taken[file].text == element.text:
            continue
        clashing = heads_of(process).keys() & {str(d.get("id")) for d in _decisions(_text_of(element))}
        for name in sorted(clashing):
            _rename(block, element, name, f"{call}{SEPARATOR}{name}")
        if file in taken:
            element.set("id", f"{call}{SEPARATOR}{file}")
        hold_extensions(process).append(element)


def _text_of(element: Element) -> Element:
    return _root((element.text or "").encode(), element)


def _rename(block: Element, element: Element, old: str, new: str) -> None:
    """Let a decision of a file of ``block`` have another id, in the file and wherever the block names it."""
    root = _text_of(element)
    for each in root.iter():
        if local_name(each) == "decision" and each.get("id") == old:
            each.set("id", new)
        if each.get("href") == f"#{old}":
            each.set("href", f"#{new}")
        if each.get("dmnElementRef") == old:
            each.set("dmnElementRef", new)
    element.text = canonical(root).decode().strip()
    rename_decision(block, old, new)
