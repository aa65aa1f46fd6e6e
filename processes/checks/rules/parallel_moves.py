"""A dossier has one status: what runs at the same time does not change it; the task after the join does."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import ERROR, WARNING, Finding
from processes.checks.graph import beside, reached_from
from processes.checks.subject import Subject, title
from processes.domain.dossier.moves import MOVES
from processes.engine.diagram.extensions import owner_id
from processes.engine.diagram.namespaces import Element, bpmn, ours
from processes.engine.diagram.nodes import FLOW_NODES

FORKS = ("parallelGateway", "inclusiveGateway")
NAMING = ("outcome", "step", "timer", "receive")
AFTER = message("Bỏ bước chuyển ở đây; đặt ở việc sau cổng gộp.")
INSTEAD = message("Chỉ ghi nhận ở nhánh này, hoặc cho sự kiện ngắt việc (cancelActivity).")


def check(subject: Subject) -> Iterator[Finding]:
    """Moves on parallel branches, and moves to another status where a task goes on meanwhile."""
    branches = {node for fork in subject.nodes(*FORKS) for node in _branches(subject, fork)}
    for name, move in _moves(subject, branches):
        text = message("“{name}” chạy song song mà lại có bước chuyển “{move}”.", name=name[1], move=move)
        yield Finding(text, AFTER, name[0], ERROR)
    watches = {node for name in subject.once(beside) for node in _inside(subject, name)} - branches
    for name, move in _moves(subject, watches):
        if move in MOVES and MOVES[move].target is not None:
            text = message(
                "“{name}” chạy bên cạnh một việc còn mở mà lại có bước chuyển “{move}”.",
                name=name[1],
                move=move,
            )
            yield Finding(text, INSTEAD, name[0], WARNING)


def _branches(subject: Subject, fork: Element) -> set[Element]:
    """The nodes on branches of a fork: all that not every branch leads to."""
    flows = subject.outgoing.get(str(fork.get("id")), [])
    if len(flows) < 2:
        return set()
    reached = [reached_from(subject, str(flow.get("targetRef"))) for flow in flows]
    apart = set[str]().union(*reached) - reached[0].intersection(*reached)
    return {node for name in apart for node in _inside(subject, name)}


def _inside(subject: Subject, name: str) -> set[Element]:
    """A node with all that stands in it."""
    node = subject.node(name)
    return set() if node is None else {node, *node.iter(*map(bpmn, FLOW_NODES))}


def _moves(subject: Subject, nodes: set[Element]) -> Iterator[tuple[tuple[str | None, str], str]]:
    """The moves named there, each with the id and the name of its element."""
    wanted = {node.get("id") for node in nodes}
    for element in subject.process.iter(*map(ours, NAMING)):
        owner = owner_id(element)
        if element.get("move") and owner in wanted:
            yield (owner, title(subject.node(str(owner)))), str(element.get("move"))
