"""Forms can be asked: JSON, known question types, keys that stand once, expressions that read known names."""

from collections.abc import Iterator

from forms.definition import FormDefinition, FormDefinitionError
from forms.expressions import SURROUNDINGS
from forms.messages import Message, message
from processes.checks.finding import Finding
from processes.checks.form_expressions import expressions
from processes.checks.forms import definitions
from processes.checks.reading import Known, strangers
from processes.checks.subject import Subject
from processes.engine.diagram import DiagramError
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.form_parts import read_schema
from processes.engine.diagram.namespaces import ours


def check(subject: Subject) -> Iterator[Finding]:
    """Each form of the diagram, with those of its blocks and of the library."""
    process = subject.process.get("id")
    for element in extensions(subject.process):
        if element.tag == ours("form"):
            try:
                read_schema(element)
            except DiagramError as error:
                yield Finding(error.text, error.remedy, process)
    for name, form in subject.once(definitions).items():
        if isinstance(form, FormDefinitionError):
            mend = message("Mở biểu mẫu, sửa câu này rồi lưu lại.")
            yield Finding(_told(name, form.element, form.says), mend, process)
        else:
            yield from _strangers(subject, name, form)


def _strangers(subject: Subject, name: str, form: FormDefinition) -> Iterator[Finding]:
    known = subject.once(Known.of)
    for place in expressions(form):
        for path in sorted(place.expression.paths | {(each,) for each in place.expression.names}):
            stranger = strangers(path, SURROUNDINGS | place.sees, known)
            if stranger is not None:
                text = _told(name, place.key, stranger.message)
                yield Finding(text, stranger.remedy, subject.process.get("id"))


def _told(form: str, key: str, reason: Message) -> Message:
    return message("Biểu mẫu “{form}”, câu “{key}”: {reason}", form=form, key=key, reason=reason)
