"""Which kinds of value an expression can give, read from its text alone; and what it compares with what.

An answer is never too narrow: what cannot be told is any kind. Nothing is evaluated.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import get_args

from lark import Token, Tree

from .parsing import Node, parse
from .text import read_text
from .values import Kind

Path = tuple[str, ...]
Kinds = frozenset[Kind]
KindsOf = Callable[[Path], Kinds]
"""The kinds of what stands at a dotted path of the context."""

ANY_KIND: Kinds = frozenset(get_args(Kind))
"""Nothing is known."""
TRUTH: Kinds = frozenset({"boolean", "null"})
NUMBER: Kinds = frozenset({"number", "null"})
TEXT: Kinds = frozenset({"string", "null"})
_LIST: Kinds = frozenset({"list", "null"})
_SPANS: Kinds = frozenset({"days and time duration", "years and months duration"})
_MOMENTS: Kinds = frozenset({"date", "time", "date and time"})
_RECKONED: Kinds = NUMBER | _SPANS | _MOMENTS | {"string", "working time"}

_OF_NODE: dict[str, Kinds] = {
    "disjunction": TRUTH, "conjunction": TRUTH, "comparison": TRUTH, "between": TRUTH, "membership": TRUTH,
    "instance_of": TRUTH, "quantified": TRUTH, "true": TRUTH - {"null"}, "false": TRUTH - {"null"},
    "number": NUMBER - {"null"}, "string": TEXT - {"null"}, "null": frozenset({"null"}),
    "at_literal": _SPANS | _MOMENTS | {"null"}, "list": _LIST - {"null"}, "context": frozenset({"context"}),
    "range": frozenset({"range", "null"}), "unary_range": frozenset({"range", "null"}),
    "function": frozenset({"function"}), "for_loop": _LIST,
    "multiplicative": NUMBER | _SPANS, "negation": NUMBER | _SPANS, "exponential": NUMBER,
}  # fmt: skip

_OF_CALL: dict[str, Kinds] = {
    **dict.fromkeys(("working_hours", "working_days"), frozenset({"working time", "null"})),
    "duration": _SPANS | {"null"},
    "years and months duration": frozenset({"years and months duration", "null"}),
    "date": frozenset({"date", "null"}),
    "date and time": frozenset({"date and time", "null"}),
    "time": frozenset({"time", "null"}),
    **dict.fromkeys(("count", "string length", "number", "floor", "ceiling", "modulo"), NUMBER),
    **dict.fromkeys(("string", "upper case", "lower case", "substring", "string join", "replace"), TEXT),
    **dict.fromkeys(("not", "contains", "starts with", "ends with", "matches", "list contains"), TRUTH),
    **dict.fromkeys(("append", "concatenate", "distinct values", "reverse", "split"), _LIST),
}  # fmt: skip


def kinds_given(text: str, of: KindsOf) -> Kinds:
    """The kinds of value that an expression can give. Raises FeelError for one that cannot be read."""
    return _kinds(_read(text), of)


@lru_cache(maxsize=1_000)
def _read(text: str) -> Node:
    """The tree of an expression that several questions are asked of; nobody changes it."""
    return parse(text)


def _kinds(node: Node, of: KindsOf) -> Kinds:
    name = str(node.data)
    if name == "name":
        return of((_words(node),))
    if name == "postfix":
        return _postfix(node, of)
    if name == "if_else":
        return frozenset().union(*(_kinds(branch, of) for branch in _trees(node)[1:]))
    if name == "additive":
        return _sum(node, of)
    return _OF_NODE.get(name, ANY_KIND)


def _sum(node: Node, of: KindsOf) -> Kinds:
    parts = [_kinds(part, of) for part in _trees(node)]
    for narrow in (NUMBER, TEXT):
        if all(part <= narrow for part in parts):
            return narrow
    return _RECKONED


def _postfix(node: Node, of: KindsOf) -> Kinds:
    path = _path(node)
    if path is not None:
        return of(path)
    parts = _trees(node)
    called = len(parts) == 2 and parts[0].data == "name" and parts[1].data == "call"
    return _OF_CALL.get(_words(parts[0]), ANY_KIND) if called else ANY_KIND


def comparisons(text: str) -> Iterator[tuple[Path, object]]:
    """Each dotted path and each number, text or truth that an expression compares it with: by ``=`` and
    ``!=`` on either side, or as one of a list (``in``). Raises FeelError for one that cannot be read."""
    for node in _inside(_read(text)):
        if node.data == "comparison":
            yield from _compared(node)
        elif node.data == "membership":
            yield from _contained(node)


def paths_compared(text: str) -> frozenset[Path]:
    """The dotted paths that an expression holds against something by ``=``, ``!=`` or ``in``: what is missing
    there is only unequal, no fault. Raises FeelError for one that cannot be read."""
    nodes = [node for node in _inside(_read(text)) if _signs(node) in (["="], ["!="], ["in"])]
    sides = [side for node in nodes for side in _trees(node)]
    return frozenset(path for side in sides if (path := _path(side)) is not None)


def _inside(tree: Node) -> Iterator[Node]:
    """Every node, each before those in it."""
    pending = [tree]
    while pending:
        node = pending.pop()
        pending += _trees(node)[::-1]
        yield node


def _signs(node: Node) -> list[str]:
    return [str(child) for child in node.children if isinstance(child, Token)]


def _compared(node: Node) -> Iterator[tuple[Path, object]]:
    parts = _trees(node)
    if _signs(node) in (["="], ["!="]) and len(parts) == 2:
        for one, other in (parts, parts[::-1]):
            path, value = _path(one), _literal(other)
            if path is not None and value is not None:
                yield path, value


def _contained(node: Node) -> Iterator[tuple[Path, object]]:
    one, target = _trees(node)
    path = _path(one)
    items = _trees(target) if target.data in ("tests", "list") else [target]
    for value in map(_literal, items if path is not None else ()):
        if value is not None:
            yield path, value  # type: ignore[misc]


def _literal(node: Node) -> object:
    """A number, text or truth written out; None for anything else."""
    name = str(node.data)
    if name in ("true", "false"):
        return name == "true"
    if name == "number":
        return Decimal(str(node.children[0]))
    return read_text(str(node.children[0])) if name == "string" else None


def _path(node: Node) -> Path | None:
    """The dotted path that a node reads; None where it is more than that."""
    if node.data == "name":
        return (_words(node),)
    parts = _trees(node) if node.data == "postfix" else []
    if not parts or parts[0].data != "name" or any(part.data != "path" for part in parts[1:]):
        return None
    return tuple(_words(part) for part in parts)


def _words(node: Node) -> str:
    return " ".join(" ".join(str(child).split()) for child in node.children)


def _trees(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Tree)]
