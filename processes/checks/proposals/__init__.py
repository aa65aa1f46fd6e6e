"""Proposals: what the parts of a diagram that another engine understands could become with us.

Read from any file, shown beside the findings, never applied by themselves.
"""

from collections.abc import Iterable, Iterator

from processes.checks.proposals import automatic, forms, people, times
from processes.checks.proposals.proposal import Proposal
from processes.engine.diagram import DiagramError, Document, parse_xml
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import Element, bpmn, local_name

__all__ = ["Proposal", "proposals"]

MOST = 300
"""A file with more is told the first ones only."""
PEOPLE_WORK = ("userTask", "manualTask", "task")
MACHINES_WORK = ("serviceTask", "sendTask", "businessRuleTask", "scriptTask")


def proposals(xml: bytes, blocks: Iterable[str] = ()) -> list[Proposal]:
    """What could be made of the foreign content of ``xml``, in the order of the file.

    ``blocks`` are the names of ours. A file that cannot be read gives none.
    """
    try:
        document = parse_xml(xml)
    except DiagramError:
        return []
    found: list[Proposal] = []
    for proposal in _all(document, frozenset(blocks)):
        found.append(proposal)
        if len(found) == MOST:
            break
    return sorted(found, key=lambda each: each.line or 0)


def _all(document: Document, blocks: frozenset[str]) -> Iterator[Proposal]:
    for process in document.root.iterchildren(bpmn("process")):
        asked = [(e, found) for e in _asking(process) if (found := forms.asked_by(e)) is not None]
        paths: dict[str, str] = {}
        for element, found in asked:
            yield forms.of_fields(element, found)
            paths = found.paths | paths
        paths = forms.paths_of(process) | paths
        yield from forms.of_process(process)
        ours = extension(process, "profile") is not None
        for element in process.iter(bpmn("*")):
            yield from _of(element, paths, blocks)
            if not ours:
                yield from automatic.of_words(element)


def _asking(process: Element) -> Iterator[Element]:
    return process.iter(bpmn("userTask"), bpmn("startEvent"))


def _of(element: Element, paths: dict[str, str], blocks: frozenset[str]) -> Iterator[Proposal]:
    kind = local_name(element)
    if kind in PEOPLE_WORK:
        yield from people.of_task(element)
        yield from forms.of_task(element)
        yield from times.of_task(element)
    elif kind in MACHINES_WORK:
        yield from automatic.of_code(element)
        yield from automatic.of_script(element, paths)
        yield from automatic.of_decision(element)
    elif kind == "startEvent":
        yield from forms.of_task(element)
    elif kind == "lane":
        yield from people.of_lane(element)
    elif kind == "callActivity":
        yield from automatic.of_call(element, blocks)
    elif kind == "conditionExpression":
        yield from automatic.of_condition(element, paths)
    elif kind == "timerEventDefinition":
        yield from times.of_timer(element, paths)
    elif kind == "multiInstanceLoopCharacteristics":
        yield from automatic.of_loop(element, paths)
