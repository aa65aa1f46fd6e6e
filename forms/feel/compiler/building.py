"""Which function compiles which kind of node."""

from collections.abc import Callable

from lark import Token, Tree

from ..errors import FeelError
from ..frames import Constant, Evaluate, Scope
from ..parsing import Node, position_of

Builder = Callable[[Node, Scope], Evaluate]
BUILDERS: dict[str, Builder] = {}


def builds(*kinds: str) -> Callable[[Builder], Builder]:
    """Registers the function for these kinds of nodes (names of rules in feel.lark)."""

    def register(builder: Builder) -> Builder:
        BUILDERS.update(dict.fromkeys(kinds, builder))
        return builder

    return register


def build(node: "Node | Token", scope: Scope) -> Evaluate:
    """The closure of a node; raises FeelError with the position of the innermost node that knows it."""
    assert isinstance(node, Tree)
    try:
        return BUILDERS[node.data](node, scope)
    except FeelError as error:
        if error.position is None:
            error.position = position_of(node)
        raise


def trees(node: Node) -> list[Node]:
    """The children that are nodes themselves."""
    return [child for child in node.children if isinstance(child, Tree)]


def words(node: "Node | Token") -> str:
    """A name as it is known, with single spaces between its words."""
    if isinstance(node, Token):
        return " ".join(node.split())
    return " ".join(words(child) for child in node.children)


def constants(parts: list[Evaluate]) -> bool:
    """Whether all parts are known when compiling."""
    return all(isinstance(part, Constant) for part in parts)
