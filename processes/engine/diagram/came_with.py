"""The decision tables of a version by the names of their files, so that one can go on drawing from it."""

from collections.abc import Iterator

from processes.engine.diagram.canonical import canonical
from processes.engine.diagram.decision_parts import Decisions, decision_files
from processes.engine.diagram.document import parse_xml, read_xml
from processes.engine.diagram.errors import DiagramError
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.namespaces import Element, ours


def tables_used(source: bytes, expanded: bytes) -> dict[str, str]:
    """The shared tables that ``source`` uses, as they stand in its expansion, by file name without ending.

    Raises :class:`~processes.engine.diagram.errors.DiagramError` where either cannot be read.
    """
    held = decision_files(parse_xml(expanded).process())
    used = _uses(parse_xml(source).process())
    return {name: (held[local].text or "").strip() for local, name in used if local in held}


def tables_of_its_own(source: bytes, expanded: bytes, shared: Decisions) -> dict[str, str]:
    """Those of ``tables_used`` that are not the shared ones of today: what a drawing must bring along.

    Raises as ``tables_used`` does.
    """
    used = tables_used(source, expanded)
    return {name: text for name, text in used.items() if text != _settled(shared.get(name))}


def _uses(process: Element) -> Iterator[tuple[str, str]]:
    for said in extensions(process):
        if said.tag == ours("useDecision"):
            yield str(said.get("id") or ""), str(said.get("from") or "")


def _settled(dmn: bytes | None) -> str | None:
    if dmn is None:
        return None
    try:
        return canonical(read_xml(dmn)).decode().strip()
    except DiagramError:
        return None
