"""What an expression reads of a decision has been decided before the run comes there."""

from collections.abc import Iterator

from forms.feel import FeelError, compile_expression
from forms.messages import message
from processes.checks.expressions import Place, places
from processes.checks.finding import ERROR, WARNING, Finding
from processes.checks.graph import start_of, ways_on
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import Element, bpmn

DECIDE_FIRST = message("Đặt việc theo quy tắc (business rule task) lấy quyết định này ở trước.")


def check(subject: Subject) -> Iterator[Finding]:
    """Reading a decision that no task takes before (an error), or that some way leaves out (a warning).

    Before it is taken a decision is null: a condition over it is neither true nor false. A side diagram may
    read what the procedure decided, and the card is read at any time: neither is looked at.
    """
    if subject.facts is None or subject.is_side:
        return
    deciders: dict[str, set[str]] = {}
    for node in subject.facts.deciding.values():
        deciders.setdefault(node.decision, set()).add(node.id)
    for place in places(subject):
        reader = _reader(subject, place)
        if reader is not None:
            for decision in sorted(_read(place.text) & subject.facts.tables.keys()):
                yield from _check(subject, (place, reader), decision, deciders.get(decision, set()))


def _reader(subject: Subject, place: Place) -> Element | None:
    """The node at which an expression is evaluated: of a flow the node that it leaves."""
    element = subject.document.ids.get(place.element or "")
    if element is not None and element.tag == bpmn("sequenceFlow"):
        return subject.node(str(element.get("sourceRef")))
    return subject.node(place.element or "")


def _read(text: str) -> set[str]:
    """The decisions that an expression reads."""
    try:
        paths = compile_expression(text).paths
    except FeelError:
        return set()
    return {path[1] for path in paths if path[0] == "decision" and len(path) > 1}


def _check(
    subject: Subject, where: tuple[Place, Element], decision: str, deciders: set[str]
) -> Iterator[Finding]:
    place, reader = where
    if not _reached(subject, reader, around=deciders - {str(reader.get("id"))}):
        return
    names = {"expression": place.short, "decision": decision, "name": title(reader)}
    if any(_leads(subject, decider, reader) for decider in deciders):
        text = message("“{name}” đọc decision.{decision}, nhưng có đường tới đó mà chưa quyết định.", **names)
        yield Finding(text, DECIDE_FIRST, place.element, WARNING)
    else:
        text = message("“{name}” đọc decision.{decision}, nhưng chưa việc nào trước đó quyết định.", **names)
        yield Finding(text, DECIDE_FIRST, place.element, ERROR)


def _leads(subject: Subject, source: str, target: Element) -> bool:
    node = subject.node(source)
    onward = [] if node is None else [following for following, _ in ways_on(subject, node)]
    return _walk(subject, onward, target, frozenset())


def _reached(subject: Subject, target: Element, around: set[str]) -> bool:
    """Whether a way leads from the start to ``target`` past none of the nodes ``around``."""
    start = start_of(subject.process)
    return start is not None and _walk(subject, [start], target, frozenset(around))


def _walk(subject: Subject, pending: list[Element], target: Element, around: frozenset[str]) -> bool:
    seen: set[str] = set()
    while pending:
        node = pending.pop()
        name = str(node.get("id"))
        if node is target:
            return True
        if name not in seen and name not in around:
            seen.add(name)
            pending += [following for following, _ in ways_on(subject, node)]
    return False
