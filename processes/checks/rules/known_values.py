"""What an expression compares with can occur: an option of the question, a status, a value of its kind."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from difflib import get_close_matches

from forms.definition import FormDefinition
from forms.feel import FeelError, Kinds, comparisons
from forms.fields import Field
from forms.messages import Message, message
from processes.checks.domains import Path, Values, values_at, values_of_question
from processes.checks.expressions import places
from processes.checks.finding import WARNING, Finding
from processes.checks.form_expressions import expressions
from processes.checks.forms import definitions
from processes.checks.kinds import kinds_at, kinds_of_question, worded
from processes.checks.subject import Subject

KIND_OF: dict[type, str] = {bool: "boolean", str: "string", Decimal: "number"}
Known = Callable[[Path], tuple[Values | None, Kinds]]


def check(subject: Subject) -> Iterator[Finding]:
    """Comparisons that are never true, with the nearest value that can occur."""
    kinds = kinds_at(subject)

    def known(path: Path) -> tuple[Values | None, Kinds]:
        return values_at(subject, path), kinds(path)

    for place in places(subject):
        for text, remedy in _of(place.text, known):
            yield Finding(text, remedy, place.element, WARNING)
    for name, form in subject.once(definitions).items():
        if isinstance(form, FormDefinition):
            yield from _of_form(subject, name, form, known)


def _of_form(subject: Subject, name: str, form: FormDefinition, around: Known) -> Iterator[Finding]:
    columns = {column.key for field in form.fields for column in field.columns}
    own: dict[Path, Field] = {(field.key,): field for field in form.fields if field.key not in columns}

    def known(path: Path) -> tuple[Values | None, Kinds]:
        field = own.get(path)
        return around(path) if field is None else (values_of_question(field), kinds_of_question(field))

    for place in expressions(form):
        for reason, remedy in _of(place.expression.text, known):
            text = message(
                "Biểu mẫu “{form}”, câu “{key}”: {reason}", form=name, key=place.key, reason=reason
            )
            yield Finding(text, remedy, subject.process.get("id"), WARNING)


def _of(text: str, known: Known) -> Iterator[tuple[Message, Message]]:
    try:
        compared = list(comparisons(text))
    except FeelError:
        return
    for path, value in compared:
        values, kinds = known(path)
        if KIND_OF[type(value)] not in kinds:
            yield _of_another_kind(path, value, kinds)
        elif values is not None and value not in values:
            yield _unknown(path, value, values)


def _of_another_kind(path: Path, value: object, kinds: Kinds) -> tuple[Message, Message]:
    words = {"path": ".".join(path), "value": _written(value), "kind": worded(kinds)}
    text = message("so sánh {path} với {value}, nhưng {path} là {kind}: không bao giờ bằng.", **words)
    return text, message("Viết giá trị cùng kiểu: chữ trong ngoặc kép, số và true, false không có ngoặc.")


def _unknown(path: Path, value: object, values: Values) -> tuple[Message, Message]:
    text = message("{path} không bao giờ là {value}.", path=".".join(path), value=_written(value))
    near = get_close_matches(str(value), [str(each) for each in values], 1, 0.6)
    if near:
        return text, message("Có phải là {near}?", near=f'"{near[0]}"')
    return text, message(
        "Chọn một trong: {known}.", known=", ".join(_written(each) for each in values[:20]) or "–"
    )


def _written(value: object) -> str:
    """A value as FEEL writes it."""
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f'"{value}"'
        if isinstance(value, str)
        else str(value)
    )
