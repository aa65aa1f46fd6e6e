"""What a decision reads exists: answers, facts of the dossier, and the inputs that its task gives."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.decisions import Asked, Use, about, decisions, uses
from processes.checks.finding import HINT, Finding
from processes.checks.reading import Known, strangers
from processes.checks.subject import Subject
from processes.engine.decisions import EVERYWHERE, called_also, wants


def check(subject: Subject) -> Iterator[Finding]:
    """Paths of forms and of the dossier that nothing fills, names nobody gives, inputs nobody reads."""
    known = Known.of(subject)
    by_id = {asked.decision.id: asked for asked in subject.once(decisions)}
    for asked in by_id.values():
        yield from _strange(subject, asked, known)
    for use in subject.once(uses):
        if use.decision in by_id:
            yield from _given(use, by_id[use.decision])


def _strange(subject: Subject, asked: Asked, known: Known) -> Iterator[Finding]:
    for path in sorted(asked.model.compiled[asked.decision.id].paths):
        stranger = strangers(path, EVERYWHERE, known) if path[0] in EVERYWHERE else None
        if stranger is not None:
            text = message("Bảng “{table}”: {what}", table=asked.decision.name, what=stranger.message)
            yield about(subject, asked, text, stranger.remedy)


def _given(use: Use, asked: Asked) -> Iterator[Finding]:
    wanted = wants(asked.model, use.decision)
    given = {name: called_also(asked.model, name) for name in use.inputs}
    covered = {alias for names in given.values() for alias in names}
    for name in sorted(wanted - covered):
        text = message(
            "Quyết định “{table}” cần giá trị “{name}” nhưng không ai đưa vào.",
            table=asked.decision.name,
            name=name,
        )
        remedy = message("Thêm motcua:input mang tên “{name}” vào việc này.", name=name)
        if not use.task:
            remedy = message("Khoản thu chỉ dùng được quyết định đọc dossier và form; sửa lại bảng.")
        yield Finding(text, remedy, use.element)
    for name, aliases in given.items():
        if not aliases & wanted:
            text = message("Quyết định “{table}” không đọc “{name}”.", table=asked.decision.name, name=name)
            yield Finding(text, message("Bỏ giá trị này, hoặc dùng nó trong bảng."), use.element, HINT)
