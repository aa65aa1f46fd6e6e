"""and, or, if: anything but true and false counts as null (DMN table 50)."""

from ..frames import Evaluate, Frame, Scope
from ..parsing import Node
from .building import build, builds, trees


@builds("conjunction")
def conjunction(node: Node, scope: Scope) -> Evaluate:
    """False when one part is false, null when one is neither, otherwise true."""
    parts = tuple(build(child, scope) for child in trees(node))

    def run(frame: Frame) -> object:
        answer: bool | None = True
        for part in parts:
            value = part(frame)
            if value is False:
                return False
            if value is not True:
                answer = None
        return answer

    return run


@builds("disjunction")
def disjunction(node: Node, scope: Scope) -> Evaluate:
    """True when one part is true, null when one is neither, otherwise false."""
    parts = tuple(build(child, scope) for child in trees(node))

    def run(frame: Frame) -> object:
        answer: bool | None = False
        for part in parts:
            value = part(frame)
            if value is True:
                return True
            if value is not False:
                answer = None
        return answer

    return run


@builds("if_else")
def if_else(node: Node, scope: Scope) -> Evaluate:
    """The second part when the first is true, otherwise the third."""
    condition, then, otherwise = (build(child, scope) for child in trees(node))
    return lambda frame: then(frame) if condition(frame) is True else otherwise(frame)
