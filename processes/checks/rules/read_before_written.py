"""What an expression reads has been answered by then."""

from collections.abc import Iterator

from forms.definition import FormDefinition
from forms.feel import FeelError, compile_expression, paths_compared
from forms.messages import Message, message
from processes.checks.answers import Answered, answered, at_the_start
from processes.checks.decisions import decisions, uses
from processes.checks.expressions import Place, places
from processes.checks.finding import ERROR, WARNING, Finding
from processes.checks.form_expressions import expressions
from processes.checks.forms import definitions
from processes.checks.subject import Subject, title
from processes.engine.decisions import needs
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import bpmn, local_name

EARLY_FEES = ("none", "on_submission")
EARLIER = message("Dời chỗ đọc ra sau việc điền biểu mẫu ấy, hoặc đọc một biểu mẫu đã điền.")
EVERY_WAY = message("Kiểm tra các đường không qua việc điền biểu mẫu ấy: ở đó câu trả lời trống.")
OF_THE_CARD = message("Phần mô tả thủ tục chỉ đọc các phần khai của đơn.")


def check(subject: Subject) -> Iterator[Finding]:
    """Conditions, timers, inputs and forms that read a form that no way before them fills in, or not each."""
    if not subject.expanded:
        return  # Blocks that cannot be read may ask forms.
    known, moments = subject.once(definitions), subject.once(answered)
    for place in places(subject):
        if place.element == subject.process.get("id"):
            yield from _of_card(subject, place)
            continue
        flow = place.written_in if local_name(place.written_in) == "sequenceFlow" else None
        node = str(place.element if flow is None else flow.get("sourceRef"))
        for form in sorted(_forms(place.text) & known.keys()) if node in moments else ():
            yield from _of_node(form, moments[node], title(subject.node(node)), place)
    yield from _inside_tables(subject, moments)
    yield from _inside_forms(subject, moments)


def _inside_tables(subject: Subject, moments: dict[str, Answered]) -> Iterator[Finding]:
    """Tables that are asked before anybody has filled in what they read."""
    models = {asked.decision.id: asked.model for asked in subject.once(decisions)}
    for use in subject.once(uses):
        if not use.task or use.decision not in models or use.element not in moments:
            continue
        read = {
            path[1] for path in needs(models[use.decision], use.decision) if path[0] == "form" and path[1:]
        }
        moment = moments[use.element]
        for form in sorted(read & subject.once(definitions).keys() - moment.perhaps):
            yield Finding(_too_early(title(subject.node(use.element)), form), EARLIER, use.element, ERROR)


def _too_early(name: str, form: str) -> Message:
    return message(
        "“{name}” đọc biểu mẫu “{form}”, nhưng trước đó chưa ai điền biểu mẫu này.", name=name, form=form
    )


def _forms(text: str) -> set[str]:
    """The forms that an expression reads."""
    try:
        paths = compile_expression(text).paths
    except FeelError:
        return set()
    return {path[1] for path in paths if path[0] == "form" and len(path) > 1}


def _needs(text: str, form: str) -> bool:
    """Whether an expression does more with an answer of the form than to hold it against a value."""
    paths = {path for path in compile_expression(text).paths if path[:2] == ("form", form)}
    return not paths <= paths_compared(text)


def _of_node(form: str, moment: Answered, name: str, place: Place) -> Iterator[Finding]:
    words = {"form": form, "name": name}
    if form not in moment.perhaps:
        yield Finding(_too_early(name, form), EARLIER, place.element, ERROR)
    elif form not in moment.surely and _needs(place.text, form):
        text = message("“{name}” đọc biểu mẫu “{form}”, nhưng có đường tới đó mà chưa ai điền.", **words)
        yield Finding(text, EVERY_WAY, place.element, WARNING)


def _of_card(subject: Subject, place: Place) -> Iterator[Finding]:
    """The card speaks before anybody has worked on a dossier; a later fee is reckoned when it is taken."""
    holder = place.written_in
    if local_name(holder) == "fee" and holder.get("timing") not in EARLY_FEES:
        return
    for form in sorted(_forms(place.text) & subject.once(definitions).keys() - at_the_start(subject)):
        yield Finding(_not_asked(place.short, form), OF_THE_CARD, place.element)


def _not_asked(expression: str, form: str) -> Message:
    return message(
        "Biểu thức “{expression}” đọc biểu mẫu “{form}” không thuộc phần khai của đơn.",
        expression=expression,
        form=form,
    )


def _inside_forms(subject: Subject, moments: dict[str, Answered]) -> Iterator[Finding]:
    """Forms that read others: what was asked before them."""
    first = at_the_start(subject)
    for name, form in subject.once(definitions).items():
        if not isinstance(form, FormDefinition):
            continue
        known = set(first) | {name}
        for task in subject.process.iter(bpmn("userTask")):
            said = extension(task, "task")
            if said is not None and said.get("form") == name and task.get("id") in moments:
                known |= moments[str(task.get("id"))].perhaps
        read = {f for place in expressions(form) for f in _forms(place.expression.text)}
        for other in sorted(read & subject.once(definitions).keys() - known):
            text = message(
                "Biểu mẫu “{form}” đọc biểu mẫu “{other}”, nhưng lúc đó chưa ai điền.", form=name, other=other
            )
            yield Finding(text, EARLIER, subject.process.get("id"), WARNING)
