"""A fee is paid at a moment at which the diagram takes it."""

from collections.abc import Iterator

from forms.messages import Message, message
from processes.checks.finding import Finding
from processes.checks.graph import edges_of, start_of, ways_on
from processes.checks.subject import Subject, title
from processes.domain.procedure import Fee, TaskNode
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.namespaces import Element

TAKEN_BEFORE = {"before_intake": "accept", "after_intake": "return_result", "before_return": "return_result"}
"""Moments at which a task takes the fee, and the move that may not be reached without it (Q3, R-13).

The other moments need no task: nothing is paid, or the dossier is not sent before it is.
"""


def check(subject: Subject) -> Iterator[Finding]:
    """Fees on whose way no task takes them, and tasks that do not say which fees they take."""
    if subject.facts is None or not subject.expanded:
        return  # The task may stand in a block that could not be taken in.
    for task in subject.facts.tasks.values():
        if task.kind == "fee" and task.timing not in TAKEN_BEFORE:
            yield _speechless(task)
    for fee in subject.facts.profile.fees:
        if fee.timing not in TAKEN_BEFORE:
            continue  # Needs no task, or is no such moment at all: "attributes" tells that.
        takers = {t.id for t in subject.facts.tasks.values() if t.kind == "fee" and t.timing == fee.timing}
        if not takers:
            yield _untaken(subject, fee)
        elif (passed := _passed_by(subject, takers, TAKEN_BEFORE[fee.timing])) is not None:
            yield _passed(subject, fee, passed)


def _passed_by(subject: Subject, takers: set[str], move: str) -> Element | None:
    """A node that makes ``move``, reached from the start by a way around the tasks that take the fee."""
    seen: set[str] = set()
    start = start_of(subject.process)
    pending = [] if start is None else [start]
    while pending:
        node = pending.pop()
        name = str(node.get("id"))
        if name in seen:
            continue
        seen.add(name)
        if move in {element.get("move") for element in extensions(node)}:
            return node
        # A timer on the edge of the task may leave it without the money.
        onward = (
            edges_of(subject, node) if name in takers else (target for target, _ in ways_on(subject, node))
        )
        pending += onward
    return None


def _speechless(task: TaskNode) -> Finding:
    text = message("Việc thu phí “{name}” chưa ghi lúc thu (timing).", name=task.name.vi)
    remedy = message("Ghi timing là before_intake, after_intake hoặc before_return.")
    return Finding(text, remedy, task.id)


def _untaken(subject: Subject, fee: Fee) -> Finding:
    text = message(
        "“{name}” thu ở thời điểm “{timing}”, nhưng quy trình không có việc nào thu.",
        name=fee.name.vi,
        timing=fee.timing,
    )
    return Finding(text, _remedy(fee), subject.process.get("id"))


def _passed(subject: Subject, fee: Fee, passed: Element) -> Finding:
    text = message(
        "“{name}” thu ở thời điểm “{timing}”, nhưng có đường tới “{node}” mà không qua việc thu phí nào.",
        name=fee.name.vi,
        timing=fee.timing,
        node=title(passed),
    )
    return Finding(text, _remedy(fee), passed.get("id"))


def _remedy(fee: Fee) -> Message:
    return message(
        'Đặt trước đó khối collect_fee với timing="{timing}", hoặc một việc kind="fee" như vậy.',
        timing=fee.timing,
    )
