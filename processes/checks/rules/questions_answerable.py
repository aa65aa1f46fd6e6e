"""Somebody can answer each question of a form, above all one that must be answered."""

from collections.abc import Iterator, Mapping

from forms.definition import FormDefinition
from forms.feel import FeelError, compile_expression
from forms.fields import Field
from forms.messages import Message, message
from processes.checks.finding import ERROR, WARNING, Finding
from processes.checks.forms import definitions
from processes.checks.subject import Subject

SHOW = message("Sửa hoặc bỏ điều kiện ẩn, hoặc bỏ câu hỏi này.")
OPEN = message("Cho điền câu này, hoặc cho một giá trị có sẵn (prefill, defaultValue).")


def check(subject: Subject) -> Iterator[Finding]:
    """Questions that are always hidden, that hide behind their own answer, or that nobody may fill in."""
    for name, form in subject.once(definitions).items():
        if isinstance(form, FormDefinition):
            for field in form.fields:
                yield from _of_field(subject, name, field, form)


def _of_field(subject: Subject, form: str, field: Field, definition: FormDefinition) -> Iterator[Finding]:
    reason, remedy = _why_not(field, {each.key: each for each in definition.fields})
    if reason is not None:
        text = message("Biểu mẫu “{form}”, câu “{key}”: {reason}", form=form, key=field.key, reason=reason)
        yield Finding(text, remedy, subject.process.get("id"), ERROR if field.limits.required else WARNING)
    for column in field.columns:
        if _locked(column):
            text = message(
                "Biểu mẫu “{form}”, câu “{key}”: {reason}", form=form, key=column.key, reason=LOCKED
            )
            yield Finding(text, OPEN, subject.process.get("id"), ERROR if column.limits.required else WARNING)


LOCKED = message("không ai điền được: chỉ đọc mà không có giá trị sẵn.")


def _why_not(field: Field, fields: Mapping[str, Field]) -> tuple[Message | None, Message]:
    """Why nobody can answer a question; None where somebody can."""
    if any(_is_always(hide.text) for hide in field.hides):
        return message("luôn bị ẩn, không ai thấy để trả lời."), SHOW
    circle = _circle(field, fields)
    if circle is not None:
        text = message("ẩn hay hiện tùy câu “{other}”, mà câu ấy lại tùy câu này.", other=circle)
        own = message("ẩn hay hiện tùy chính câu trả lời của nó.")
        return (own if circle == field.key else text), SHOW
    return (LOCKED if _locked(field) else None), OPEN


def _locked(field: Field) -> bool:
    return field.readonly and field.prefill is None and field.default is None


def _is_always(text: str) -> bool:
    """Whether a condition is true whatever is answered: it reads nothing."""
    try:
        expression = compile_expression(text)
        return not expression.names and expression.evaluate({}) is True
    except FeelError:
        return False


def _circle(field: Field, fields: Mapping[str, Field]) -> str | None:
    """The question by which this one comes to hang on itself."""
    for first in sorted(_hang_on(field) & fields.keys()):
        pending, seen = [first], set[str]()
        while pending:
            key = pending.pop()
            if key == field.key:
                return first
            if key not in seen:
                seen.add(key)
                pending += _hang_on(fields[key]) & fields.keys()
    return None


def _hang_on(field: Field) -> frozenset[str]:
    """The names that the conditions of a question read."""
    return frozenset().union(*(hide.names for hide in field.hides))
