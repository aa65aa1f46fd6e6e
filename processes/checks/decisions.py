"""The decision files of the diagram under examination, and who asks them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.feel import compile_expression
from forms.messages import Message
from processes.checks.finding import ERROR, Finding
from processes.checks.subject import Subject
from processes.engine.decisions import Decision, DecisionError, DecisionModel, read_decisions, required_by
from processes.engine.diagram.decision_parts import decision_files
from processes.engine.diagram.document import line_of
from processes.engine.diagram.extensions import extensions, owner_id
from processes.engine.diagram.namespaces import Element, ours

AS_TEXT = compile_expression("string(value)", {"value"})


@dataclass(frozen=True)
class Use:
    """A task or a fee that asks for a decision, and the inputs that it gives: FEEL by name."""

    decision: str
    element: str | None
    task: bool
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A decision of a file that can be read."""

    file: str
    model: DecisionModel
    decision: Decision


def files(subject: Subject) -> dict[str, DecisionModel | DecisionError]:
    """The decision files by name, read; or why one cannot be read."""
    found: dict[str, DecisionModel | DecisionError] = {}
    for name, element in decision_files(subject.process).items():
        try:
            found[name] = read_decisions((element.text or "").strip().encode("utf-8", "replace"))
        except DecisionError as error:
            found[name] = error
    return found


def decisions(subject: Subject) -> list[Asked]:
    """Every decision of the files that can be read; an id in two files stands there twice."""
    return [
        Asked(file, model, decision)
        for file, model in subject.once(files).items()
        if isinstance(model, DecisionModel)
        for decision in model.decisions.values()
    ]


def uses(subject: Subject) -> list[Use]:
    """Every place that asks for a decision: business rule tasks, then fees."""
    tasks = [
        Use(str(e.get("decision") or ""), owner_id(e), True, _inputs(e))
        for e in subject.process.iter(ours("decide"))
    ]
    fees = [e for e in subject.process.iter(ours("fee")) if e.get("decision")]
    return tasks + [Use(str(e.get("decision")), owner_id(e), False) for e in fees]


def _inputs(decide: Element) -> dict[str, str]:
    given = decide.iterchildren(ours("input"))
    return {str(e.get("name")): str(e.get("value") or "") for e in given if e.get("name")}


def about(subject: Subject, asked: Asked, text: Message, remedy: Message, severity: str = ERROR) -> Finding:
    """A finding about a decision: at the first task that asks for it, else at its file."""
    for use in subject.once(uses):
        in_file = use.task and use.decision in asked.model.decisions
        if in_file and asked.decision.id in required_by(asked.model, use.decision):
            return Finding(text, remedy, use.element, severity)
    return about_file(subject, asked.file, text, remedy, severity)


def about_file(subject: Subject, file: str, text: Message, remedy: Message, severity: str = ERROR) -> Finding:
    """A finding about a file, at the line where the diagram takes it in."""
    lines = (
        line_of(element)
        for element in extensions(subject.source.process())
        if element.tag in (ours("decision"), ours("useDecision")) and element.get("id") == file
    )
    return Finding(text, remedy, None, severity, name=file, line=next(lines, None))


def shown(value: object) -> str:
    """A FEEL value in a sentence."""
    if isinstance(value, str):
        return f'"{value}"'
    return "null" if value is None else str(AS_TEXT.evaluate({"value": value}))
