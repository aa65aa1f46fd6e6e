"""Forms that are named exist; forms that exist are named."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import HINT, Finding
from processes.checks.forms import schemas
from processes.checks.subject import Subject, title
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import Element, ours

CHOOSE = message("Chọn một biểu mẫu có trong quy trình, hoặc thêm biểu mẫu này.")


def check(subject: Subject) -> Iterator[Finding]:
    """Tasks, sections and components with a form that is not there; forms nobody asks (a hint)."""
    known, asked = subject.once(schemas), set[str]()
    for place, element, form in _references(subject):
        asked.add(form)
        if form not in known:
            text = message("“{name}” dùng biểu mẫu “{form}” không có trong quy trình.", name=place, form=form)
            yield Finding(text, CHOOSE, element)
    where = subject.process.get("id")
    if subject.expanded:
        for form in sorted(known.keys() - asked):
            text = message("Không ai dùng biểu mẫu “{form}”.", form=form)
            yield Finding(
                text, message("Gắn biểu mẫu vào một việc hoặc một phần khai, hoặc xóa đi."), where, HINT
            )


def _references(subject: Subject) -> Iterator[tuple[str, str | None, str]]:
    for node in subject.nodes("userTask"):
        said = extension(node, "task")
        if said is None:
            continue
        for form in (said.get("form"), *(said.get("shows") or "").split()):
            if form:
                yield title(node), node.get("id"), form
    side = extension(subject.process, "side")
    if side is not None and side.get("form"):
        yield str(side.get("label")), subject.process.get("id"), str(side.get("form"))
    profile = extension(subject.process, "profile")
    parts: list[Element] = (
        [] if profile is None else list(profile.iterchildren(ours("section"), ours("component")))
    )
    for part in parts:
        if part.get("form"):
            name = part.get("name") or part.get("group") or str(part.get("form"))
            yield name, subject.process.get("id"), str(part.get("form"))
