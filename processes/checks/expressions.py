"""Where a diagram holds expressions, and what each may read."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.feel import Kinds
from processes.checks.kinds import LIST, MOMENT, NUMBER, SPAN, TRUTH
from processes.checks.reading import EVERYWHERE
from processes.checks.rules.outcomes_covered import task_before
from processes.checks.subject import Subject
from processes.engine.diagram.extensions import owner_id
from processes.engine.diagram.namespaces import Element, bpmn, ours
from processes.engine.diagram.vocabulary import EXTENSIONS

FEEL_ATTRIBUTES = {
    name: [attribute for attribute, said in known.attributes.items() if said.kind == "feel"]
    for name, known in EXTENSIONS.items()
}
WANTS = {"when": TRUTH, "over": LIST, "collection": LIST}
"""What the expressions of attributes must give; the others may give anything."""


@dataclass(frozen=True)
class Place:
    """An expression, the element it belongs to, the names it may read, the kinds of value it must give (None:
    any), and the element that it is written in."""

    text: str
    element: str | None
    sees: frozenset[str]
    wants: Kinds | None
    written_in: Element

    @property
    def short(self) -> str:
        """The expression on one line, cut where it is long."""
        line = " ".join(self.text.split())
        return line if len(line) <= 80 else f"{line[:79]}…"


def places(subject: Subject) -> Iterator[Place]:
    """Every expression of the diagram; those inside forms are checked with their form."""
    repeated = _repeated(subject)
    for flow in subject.flows():
        condition = flow.find(bpmn("conditionExpression"))
        if condition is not None:
            source = subject.node(str(flow.get("sourceRef")))
            sees = _sees(flow, repeated) | _outcome(subject, source)
            yield Place(condition.text or "", flow.get("id"), sees, TRUTH, flow)
    for element in subject.process.iter(bpmn("timeDuration"), bpmn("timeDate")):
        wants = MOMENT if element.tag == bpmn("timeDate") else SPAN
        yield Place(element.text or "", owner_of_timer(element), _sees(element, repeated), wants, element)
    for element in subject.process.iter(bpmn("completionCondition"), bpmn("loopCardinality")):
        wants = TRUTH if element.tag == bpmn("completionCondition") else NUMBER
        yield Place(element.text or "", owner_id(element), _sees(element, repeated), wants, element)
    yield from _attributes(subject, repeated)


def _attributes(subject: Subject, repeated: set[Element]) -> Iterator[Place]:
    """FEEL in attributes of ours: conditions of the card, inputs of steps, collections."""
    for name, attributes in FEEL_ATTRIBUTES.items():
        for element in subject.process.iter(ours(name)) if attributes else ():
            for attribute in attributes:
                if text := element.get(attribute):
                    sees = _sees(element, repeated)
                    yield Place(text, owner_id(element), sees, WANTS.get(attribute), element)
    for loop in subject.process.iter(bpmn("multiInstanceLoopCharacteristics")):
        activity = loop.getparent()
        if (text := loop.get(ours("collection"))) and activity is not None:
            yield Place(text, owner_id(loop), _sees(activity, repeated), LIST, loop)


def owner_of_timer(element: Element) -> str | None:
    """The event that a timer definition belongs to."""
    definition = element.getparent()
    event = definition.getparent() if definition is not None else None
    return event.get("id") if event is not None else None


def _repeated(subject: Subject) -> set[Element]:
    """Activities that run once for each item of a list."""
    loops = subject.process.iter(bpmn("multiInstanceLoopCharacteristics"))
    return {parent for loop in loops if (parent := loop.getparent()) is not None}


def _sees(element: Element, repeated: set[Element]) -> frozenset[str]:
    inside = any(holder in repeated for holder in element.iterancestors())
    return EVERYWHERE | {"item"} if inside else EVERYWHERE


def _outcome(subject: Subject, gateway: Element | None) -> frozenset[str]:
    directly = gateway is not None and task_before(subject, gateway) is not None
    return frozenset({"outcome"}) if directly else frozenset()
