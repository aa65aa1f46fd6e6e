"""A condition is true or false, a timer gives a time, a list is a list: never certainly something else."""

from collections.abc import Iterator

from forms.definition import FormDefinition
from forms.feel import Kinds
from forms.messages import Message, message
from processes.checks.expressions import places
from processes.checks.finding import Finding
from processes.checks.form_expressions import expressions
from processes.checks.forms import definitions
from processes.checks.kinds import (
    LIST,
    NOTHING,
    NUMBER,
    TRUTH,
    certain_kinds,
    kinds_at,
    kinds_of_question,
    worded,
)
from processes.checks.subject import Subject

REMEDIES: dict[Kinds, Message] = {
    TRUTH: message('Viết một phép so sánh, ví dụ: form.don.loai = "a", hoặc dossier.rounds > 1.'),
    LIST: message("Ghi một danh sách, ví dụ một bảng của biểu mẫu: form.don.danh_sach."),
    NUMBER: message("Ghi một số nguyên, ví dụ: 3."),
}
A_TIME = message('Ghi thời gian, ví dụ: working_hours(8), duration("P30D"), dossier.due_at.')


def check(subject: Subject) -> Iterator[Finding]:
    """Conditions, timers and lists whose value is certainly of another kind, in the diagram and its forms."""
    of = kinds_at(subject)
    for place in places(subject):
        given = certain_kinds(place.text, of) if place.wants else NOTHING
        if place.wants and not given & place.wants:
            yield Finding(_wrong(place.short, given, place.wants), _remedy(place.wants), place.element)
    for name, form in subject.once(definitions).items():
        if isinstance(form, FormDefinition):
            yield from _of_form(subject, name, form)


def _of_form(subject: Subject, name: str, form: FormDefinition) -> Iterator[Finding]:
    around = kinds_at(subject)
    columns = {column.key: column for field in form.fields for column in field.columns}
    own = columns | {field.key: field for field in form.fields}

    def of(path: tuple[str, ...]) -> Kinds:
        known = len(path) == 1 and path[0] in own and path[0] not in columns
        return kinds_of_question(own[path[0]]) if known else around(path)

    for place in expressions(form):
        given = certain_kinds(place.expression.text, of)
        if place.decides and not given & TRUTH:
            text = message(
                "Biểu mẫu “{form}”, câu “{key}”: {reason}",
                form=name,
                key=place.key,
                reason=_wrong(place.expression.text, given, TRUTH),
            )
            yield Finding(text, _remedy(TRUTH), subject.process.get("id"))


def _wrong(text: str, given: Kinds, wants: Kinds) -> Message:
    return message(
        "Biểu thức “{expression}” cho ra {given}, ở đây cần {wanted}.",
        expression=text,
        given=worded(given),
        wanted=worded(wants),
    )


def _remedy(wants: Kinds) -> Message:
    return REMEDIES.get(wants, A_TIME)
