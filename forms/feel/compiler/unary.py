"""Unary tests: what stands in the cell of a decision table (DMN 1.5 10.3.1.2, rules 7 to 17)."""

from lark import Token

from ..errors import FeelSyntaxError
from ..frames import Constant, Evaluate, Frame, Scope
from ..parsing import Node
from .building import build, builds, trees
from .relations import meets

TRUE_OR_FALSE = frozenset(
    {"comparison", "between", "membership", "disjunction", "conjunction", "instance_of", "quantified"}
)
"""Expressions that are true, false or null whatever they are about."""
TESTED = "? "
"""The tested value as the nodes of "in" find it, under a name no expression can write."""


@builds("input")
def tested(_node: Node, scope: Scope) -> Evaluate:
    """? is the tested value, inside of a test only."""
    if not scope.reads.testing:
        raise FeelSyntaxError("unexpected_character", found="?")
    return lambda frame: frame.locals[TESTED]


@builds("anything")
def anything(_node: Node, _scope: Scope) -> Evaluate:
    """- holds for every value."""
    return Constant(True)


@builds("unary_tests")
def unary_tests(node: Node, scope: Scope) -> Evaluate:
    """One test, or several of which one must hold; null when none holds and one cannot tell."""
    parts = [_part(child, scope) for child in trees(node)]
    if len(parts) == 1:
        return parts[0]

    def run(frame: Frame) -> object:
        unknown = False
        for part in parts:
            held = part(frame)
            if held is True:
                return True
            unknown = unknown or held is None
        return None if unknown else False

    return run


def _part(node: Node, scope: Scope) -> Evaluate:
    if node.data == "null":
        return lambda frame: frame.locals[TESTED] is None
    part = build(node, scope)
    if node.data == "test":
        return part
    if mentions_tested(node):
        return lambda frame: _told(part(frame), frame)
    if node.data in TRUE_OR_FALSE:
        return lambda frame: _true_of_something_else(part(frame), frame)
    return lambda frame: meets(frame.locals[TESTED], part(frame), frame.budget)


def mentions_tested(node: Node) -> bool:
    """Whether the tested value is written in the node."""
    return any(node.scan_values(lambda token: isinstance(token, Token) and token.type == "INPUT"))


def _true_of_something_else(answer: object, frame: Frame) -> object:
    """A condition beside the tested value, such as channel = "online": it holds where it is true, unless the
    tested value is itself true or false and so is compared with it."""
    if isinstance(frame.locals[TESTED], bool):
        return meets(frame.locals[TESTED], answer, frame.budget)
    return answer if answer is None or isinstance(answer, bool) else False


def _told(answer: object, frame: Frame) -> object:
    """What an expression over ? says: its truth; anything else is compared with the tested value."""
    if answer is None or isinstance(answer, bool):
        return answer
    return meets(frame.locals[TESTED], answer, frame.budget)
