"""Which process of a file is meant, where the file does not mark exactly one as executable.

Editors that only draw mark none; exports of whole collaborations mark several. A procedure in force has
exactly one, but whoever brings such a file should be told everything that is wrong with it at once.
"""

from dataclasses import dataclass

from lxml import etree

from processes.engine.diagram.document import Document
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.nodes import DRAWN_NODES


@dataclass(frozen=True)
class Choice:
    """The process meant, the other processes of the file that hold something, and the text in which only
    the one meant is marked executable."""

    process: Element
    others: tuple[Element, ...]
    xml: bytes


def choose_process(document: Document) -> Choice | None:
    """Choose the largest process, of those marked executable if there are any, and mark it alone in
    ``document``; None where no process holds anything. Lines stay those of the file."""
    drawn = [process for process in document.root.iterchildren(bpmn("process")) if _size(process)]
    candidates = [process for process in drawn if process.get("isExecutable") == "true"] or drawn
    if not candidates:
        return None
    chosen = max(candidates, key=_size)
    for process in document.root.iterchildren(bpmn("process")):
        process.set("isExecutable", "true" if process is chosen else "false")
    others = tuple(process for process in drawn if process is not chosen)
    return Choice(chosen, others, etree.tostring(document.root, encoding="utf-8"))


def _size(process: Element) -> int:
    return sum(1 for _ in process.iter(*map(bpmn, DRAWN_NODES)))
