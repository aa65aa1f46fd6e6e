"""From the text to a tree, with every refusal turned into a FeelError at its position."""

from collections.abc import Iterator
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from .errors import FeelBudgetError, FeelError, FeelSyntaxError
from .expected import expected, in_english, is_end
from .limits import MAX_CHARACTERS, MAX_DEPTH
from .tokens import tokens

Node = Tree[Token]


class FeelLexer(Lexer):
    """Hands our tokens to Lark."""

    __future_interface__ = 1

    def __init__(self, _configuration: object) -> None:
        """Nothing is configurable."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        """The tokens of the text Lark was given."""
        return tokens(lexer_state.text.text)


PARSER = Lark.open(
    "feel.lark",
    rel_to=__file__,
    parser="lalr",
    lexer=FeelLexer,
    propagate_positions=True,
    maybe_placeholders=False,
    start=["start", "start_tests"],
)


def parse(text: str, start: str = "start") -> Node:
    """The tree of an expression, or of unary tests (``start_tests``).

    Raises FeelSyntaxError or FeelBudgetError with their position.
    """
    if len(text) > MAX_CHARACTERS:
        raise FeelBudgetError("too_long", limit=MAX_CHARACTERS).located(text, MAX_CHARACTERS)
    if not text.strip():
        raise FeelSyntaxError("empty").located(text, 0)
    try:
        tree: Node = PARSER.parse(text, start)
        check_depth(tree)
    except UnexpectedInput as wrong:
        raise _unexpected(wrong, text) from None
    except FeelError as wrong:
        raise wrong.located(text) from None
    if start != "start":
        return tree
    only = tree.children[0]
    assert isinstance(only, Tree)
    return only


def check_depth(tree: Node) -> None:
    """Raises FeelBudgetError for a tree too deep to walk; itself it does not recurse."""
    level: list[Node] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
        if not level:
            return
    raise FeelBudgetError("too_deep", position=position_of(level[0]), limit=MAX_DEPTH)


def size_of(tree: Node) -> int:
    """The number of nodes: what one evaluation of the tree costs."""
    return sum(1 for _ in tree.iter_subtrees())


def position_of(node: "Node | Token") -> int:
    """The offset at which a node begins."""
    if isinstance(node, Token):
        return node.start_pos or 0
    return int(getattr(node.meta, "start_pos", 0))


def _unexpected(wrong: UnexpectedInput, text: str) -> FeelError:
    wanted = expected(wrong)
    said: dict[str, Any] = {"expected": in_english(wanted), "wanted": wanted}
    if is_end(wrong):
        return FeelSyntaxError("unexpected_end", **said).located(text, len(text))
    token = wrong.token  # type: ignore[attr-defined]
    return FeelSyntaxError("unexpected_token", found=str(token), **said).located(text, token.start_pos)
