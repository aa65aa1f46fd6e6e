"""Of the ways out of an exclusive gateway only one is taken: two that are true at once hide an intention."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.choices import Choices, choices
from processes.checks.finding import HINT, Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn


def check(subject: Subject) -> Iterator[Finding]:
    """Conditions that are certainly both true for some answers; of each gateway the first pair."""
    for choice in subject.once(choices):
        if choice.gateway.tag == bpmn("exclusiveGateway"):
            yield from _of(choice)


def _of(choice: Choices) -> Iterator[Finding]:
    both = next((tried for tried in choice.tried if len(tried.taken) > 1), None)
    if both is None:
        return
    text = message(
        "Nhánh “{one}” và nhánh “{other}” của “{name}” cùng đúng khi {case}; chỉ nhánh đứng trước được đi.",
        one=title(both.taken[0]),
        other=title(both.taken[1]),
        name=title(choice.gateway),
        case=both.written(),
    )
    remedy = message("Viết các điều kiện loại trừ nhau.")
    yield Finding(text, remedy, choice.gateway.get("id"), HINT)
