"""Lists, contexts and ranges."""

from lark import Token

from ..frames import Constant, Evaluate, Frame, Scope
from ..limits import checked_list
from ..parsing import Node
from ..positions import make_range
from ..text import read_text
from .building import build, builds, trees


@builds("list")
def list_literal(node: Node, scope: Scope) -> Evaluate:
    """[a, b, c]."""
    parts = [build(child, scope) for child in trees(node)]
    return lambda frame: checked_list([part(frame) for part in parts], frame.budget)


@builds("context")
def context(node: Node, scope: Scope) -> Evaluate:
    """{a: 1, b: a + 1}: later entries see earlier ones; null when a key comes twice."""
    entries: list[tuple[str, Evaluate]] = []
    for entry in trees(node):
        key = _key(trees(entry)[0], scope)
        entries.append((key, build(entry.children[1], scope.inner(*(each for each, _ in entries)))))
    if len({key for key, _ in entries}) < len(entries):
        return Constant(None)

    def run(frame: Frame) -> object:
        inner = Frame(frame.context, dict(frame.locals), frame.budget)
        found: dict[str, object] = {}
        for key, part in entries:
            found[key] = inner.locals[key] = part(inner)
        return found

    return run


def _key(node: Node, scope: Scope) -> str:
    """The key as written, with single spaces."""
    first, last = node.children[0], node.children[-1]
    assert isinstance(first, Token)
    assert isinstance(last, Token)
    if first.type == "STRING":
        return read_text(str(first))
    return " ".join(scope.reads.text[first.start_pos : last.end_pos].split())


@builds("range")
def range_literal(node: Node, scope: Scope) -> Evaluate:
    """[a..b], (a..b), ]a..b[: null unless both ends are of one ordered type."""
    start, end = (build(child, scope) for child in trees(node))
    opened, closed = scope.reads.text[node.meta.start_pos], scope.reads.text[node.meta.end_pos - 1]

    def run(frame: Frame) -> object:
        return make_range(start(frame), end(frame), opened == "[", closed == "]")

    return run
