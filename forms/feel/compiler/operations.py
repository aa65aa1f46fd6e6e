"""Arithmetic: operators of one rank stand in one flat node and are worked off from the left."""

from ..arithmetic import Operation, add, divide, exponentiate, multiply, negate, subtract
from ..errors import FeelError
from ..frames import Constant, Evaluate, Frame, Scope
from ..limits import Budget
from ..parsing import Node, position_of
from .building import build, builds, constants, trees

OPERATIONS: dict[str, Operation] = {"+": add, "-": subtract, "*": multiply, "/": divide}


@builds("additive", "multiplicative")
def chain(node: Node, scope: Scope) -> Evaluate:
    """a + b - c, a * b / c."""
    first, *rest = (build(child, scope) for child in node.children[::2])
    operations = [OPERATIONS[str(sign)] for sign in node.children[1::2]]
    return _chain(first, list(zip(operations, rest, strict=True)), position_of(node))


@builds("exponential")
def exponential(node: Node, scope: Scope) -> Evaluate:
    """a ** b ** c, from the left."""
    first, *rest = (build(child, scope) for child in trees(node))
    return _chain(first, [(exponentiate, each) for each in rest], position_of(node))


def _chain(first: Evaluate, rest: list[tuple[Operation, Evaluate]], position: int) -> Evaluate:
    def run(frame: Frame) -> object:
        try:
            value = first(frame)
            for operation, part in rest:
                value = operation(value, part(frame), frame.budget)
            return value
        except FeelError as error:
            if error.position is None:
                error.position = position
            raise

    if constants([first, *(part for _, part in rest)]):
        return Constant(run(Frame({}, {}, Budget())))
    return run


@builds("negation")
def negation(node: Node, scope: Scope) -> Evaluate:
    """-a; it binds closer than **."""
    part = build(node.children[1], scope)
    if isinstance(part, Constant):
        return Constant(negate(part.value))
    return lambda frame: negate(part(frame))
